package io.quarkiverse.handlertesting.events;

import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;

/**
 * A request that the application sent over Vert.x (the REST client, {@code WebClient}, {@code HttpClient}), or by a client
 * of RESTEasy Classic, and that got no response: the connection was refused or lost, or a timeout of the client passed. Also a
 * WebSocket that the application could
 * not open. It is recorded when the client has failed.
 *
 * @param method {@code "GET"}
 * @param target the address without user and query: {@code http://localhost:8081/items/7}. If the application relies on
 *        defaults of its client, scheme, host or port is missing
 * @param reason the exception: type and message, without the query. {@link RecordedEvent#failure()} is the exception itself
 */
public record FailedCall(String method, String target, String reason) {

    /** One line: {@code GET http://localhost:8081/items/7 -> failed: ConnectException: Connection refused} */
    @Override
    public String toString() {
        return method + " " + ValueText.shortened(target) + " -> failed: " + reason;
    }
}
