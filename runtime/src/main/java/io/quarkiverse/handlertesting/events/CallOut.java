package io.quarkiverse.handlertesting.events;

import java.time.Duration;

import io.quarkiverse.handlertesting.runtime.internal.text.CallEnd;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;

/**
 * A request that the application sent, or could not send, by a REST client, {@code WebClient}, {@code HttpClient} of Vert.x or
 * of the JDK, or a client of RESTEasy Classic. A {@linkplain Origin#isDetail() detail}. Requests of the test itself are not
 * recorded.
 *
 * @param method {@code "GET"}
 * @param target the address without user and query: {@code http://localhost:8081/items/7}. If the application relies on
 *        defaults of its client, scheme, host or port is missing
 * @param stage what became of the request
 * @param status the status of the response; 0 if there is none
 * @param duration from the time when the application sent the request to the head of the response, or to the failure; of the
 *        JDK's client to the end of the body; zero if the request was not sent, or its response could not be read
 * @param attempt 1 for the first request with this method, address, query and stage that its cause has led to, 2 for the
 *        second; only the first 1,000 addresses of a cause are counted, and further ones are 1
 * @param reason the exception: type and message, without the query. If the response has come, {@code null}, or where it
 *        redirects to, which the client has not followed.
 *        {@link RecordedEvent#failure()} is the exception itself
 */
public record CallOut(String method, String target, Stage stage, int status, Duration duration, int attempt, String reason) {

    /** How a request ended. */
    public enum Stage {
        /** The head of a response has come, whatever its status. */
        ANSWERED,
        /** No response has come: the connection was refused or lost, or a timeout of the client passed. */
        FAILED,
        /** The REST client has failed before it sent the request: in a filter, or because the body cannot be written. */
        NOT_SENT,
        /** The REST client could not read the response, which has come. */
        UNREADABLE
    }

    /** One line: {@code GET http://localhost:8081/items/7 -> 503 in 3 ms (attempt 2)} */
    @Override
    public String toString() {
        return method + " " + ValueText.shortened(target) + " -> " + switch (stage) {
            case ANSWERED -> status + (reason == null ? "" : " to " + ValueText.shortened(reason)) + " in "
                    + CallEnd.text(duration, attempt);
            case FAILED -> "failed: " + reason + ", after " + CallEnd.text(duration, attempt);
            case NOT_SENT -> "not sent: " + reason;
            case UNREADABLE -> status + ", but unreadable: " + reason;
        };
    }
}
