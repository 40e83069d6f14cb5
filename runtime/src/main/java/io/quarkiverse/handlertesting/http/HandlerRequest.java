package io.quarkiverse.handlertesting.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.quarkiverse.handlertesting.sse.SseSubscription;
import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;

/**
 * A request that has yet to be sent. It cannot be changed: each method returns another, so that one may serve as a template
 * for several, and be sent any number of times.
 * <p>
 * What can be known to be wrong, as a line break in a header or a value that is {@code null}, is refused where it is said,
 * with an {@link IllegalArgumentException}. Thread-safe.
 */
public interface HandlerRequest {

    /** Adds parameters to the query, one for each value, and for each item of one that is a collection; they are encoded. */
    @CheckReturnValue
    HandlerRequest queryParam(String name, Object... values);

    /** Adds these parameters to the query. */
    @CheckReturnValue
    HandlerRequest queryParams(Map<String, ?> parameters);

    /** The value of {@code {name}} in the path; it is encoded, a slash too. */
    @CheckReturnValue
    HandlerRequest pathParam(String name, Object value);

    /** The values of these parameters in the path. */
    @CheckReturnValue
    HandlerRequest pathParams(Map<String, ?> parameters);

    /**
     * Adds a header.
     *
     * @throws IllegalArgumentException if it cannot be sent (RFC 9110, section 5.5)
     */
    @CheckReturnValue
    HandlerRequest header(String name, String value);

    /** Adds these headers. */
    @CheckReturnValue
    HandlerRequest headers(Map<String, String> headers);

    /**
     * Adds a cookie to those that the {@linkplain #as user} has; of one with the same name, this is sent.
     *
     * @throws IllegalArgumentException if it cannot be sent (RFC 6265, section 4.1.1)
     */
    @CheckReturnValue
    HandlerRequest cookie(String name, String value);

    /** Adds these cookies. */
    @CheckReturnValue
    HandlerRequest cookies(Map<String, String> cookies);

    /**
     * Authenticates it with this name and password, in UTF-8 (RFC 7617), without being asked. In place of any {@code
     * Authorization}.
     *
     * @param user without a colon
     */
    @CheckReturnValue
    HandlerRequest basicAuth(String user, String password);

    /** Authenticates it with this token (RFC 6750, section 2.1), in place of any {@code Authorization}. */
    @CheckReturnValue
    HandlerRequest bearerAuth(String token);

    /** The media type of the body, in place of the one that its method has chosen. */
    @CheckReturnValue
    HandlerRequest contentType(String mediaType);

    /** The media type of the response. */
    @CheckReturnValue
    HandlerRequest accept(String mediaType);

    /**
     * Sends it as this user: with the cookies, headers and identity of the session, which takes the cookies of the response,
     * and whose redirects are followed unless it is {@linkplain HandlerSession#follow told not to}.
     *
     * @param session of this test
     */
    @CheckReturnValue
    HandlerRequest as(HandlerSession session);

    /**
     * Sends it as somebody with these roles, whatever the application's own mechanisms are, as {@link HandlerSession#as} does:
     * for one request, which needs no session. Of a session that acts as somebody, this request does not.
     *
     * @param roles none for a user without
     * @throws IllegalStateException if the application has no security, or runs in another process
     */
    @CheckReturnValue
    HandlerRequest as(String user, String... roles);

    /**
     * A body of JSON: by the application's {@code ObjectMapper} if it has one, else by that of Vert.x, which without Jackson
     * Databind knows maps, lists, strings, numbers, booleans, {@code JsonObject} and {@code JsonArray}. The type is
     * {@code application/json}.
     *
     * @param value a {@code CharSequence} is taken for JSON already
     */
    @CheckReturnValue
    HandlerRequest json(Object value);

    /** A text in UTF-8; its type is {@code text/plain; charset=UTF-8}. */
    @CheckReturnValue
    HandlerRequest body(String text);

    /**
     * These bytes; their type is {@code application/octet-stream}.
     *
     * @param bytes not copied
     */
    @CheckReturnValue
    HandlerRequest body(byte[] bytes);

    /**
     * The bytes of a file, read while they are sent; their type is {@code application/octet-stream}.
     *
     * @throws IllegalArgumentException if it is no file that can be read
     */
    @CheckReturnValue
    HandlerRequest body(Path file);

    /**
     * What is emitted, as the application asks for it. Its failure aborts the request, and fails the exchange; if the exchange
     * ends first, it is cancelled. Sent in chunks; its type is {@code application/octet-stream}.
     */
    @CheckReturnValue
    HandlerRequest body(Multi<Buffer> chunks);

    /**
     * Adds fields to a form, one for each value, and for each item of one that is a collection
     * ({@code application/x-www-form-urlencoded}, or fields of a multipart form).
     */
    @CheckReturnValue
    HandlerRequest formParam(String name, Object... values);

    /** Adds these fields to a form. */
    @CheckReturnValue
    HandlerRequest formParams(Map<String, ?> fields);

    /** Adds a field to a multipart form (RFC 7578). */
    @CheckReturnValue
    HandlerRequest multiPart(String name, String value);

    /**
     * Adds a file to a multipart form, with the type {@code application/octet-stream}.
     *
     * @throws IllegalArgumentException if it is no file that can be read
     */
    @CheckReturnValue
    HandlerRequest multiPart(String name, Path file);

    /**
     * Adds a file to a multipart form.
     *
     * @param fileName as the application is to see it
     * @param bytes not copied
     */
    @CheckReturnValue
    HandlerRequest multiPart(String name, String fileName, byte[] bytes, String mediaType);

    /**
     * The deadline of the whole exchange, redirects included, in place of {@code quarkus.handler-testing.client.timeout}
     * (10 s). While a debugger is attached there is none.
     *
     * @param deadline positive
     */
    @CheckReturnValue
    HandlerRequest within(Duration deadline);

    /**
     * Sends it, and waits for all of the response. Aborts the exchange where it fails.
     *
     * @throws HttpAssertionError at the deadline, with all that the request has caused; if the exchange is aborted; if the
     *         response has more than {@code quarkus.handler-testing.client.max-response-size} bytes (16 MiB)
     * @throws IllegalStateException on an event loop thread; after the end of the application
     */
    HandlerResponse send();

    /**
     * Sends it with each subscription, and emits all of the response, or fails as {@link #send} does. Blocks nothing: this is
     * for tests that return a {@code Uni}. To cancel it aborts the exchange. Emits on a thread of Mutiny's default executor.
     */
    Uni<HandlerResponse> sendAsync();

    /**
     * Sends it, and waits for the head of the response only. Its body is read as it comes, and no faster than it is asked for.
     * Redirects are followed first.
     *
     * @throws HttpAssertionError as {@link #send}
     * @throws IllegalStateException on an event loop thread; after the end of the application
     */
    ResponseStream stream();

    /**
     * Sends it, and reads the events of the response as they come. It asks for an event stream, unless it has {@code Accept}
     * already. Waits for nothing: who waits for an event is told if the response is no stream.
     *
     * @throws IllegalStateException after the end of the application
     */
    SseSubscription sse();

    /**
     * Opens a WebSocket (RFC 6455) at this address, with these headers and cookies. It goes over a socket.
     *
     * @return fails with an {@link HttpAssertionError} if the application refuses
     * @throws IllegalStateException if this client is in process, where there are no WebSockets; if it has a body
     * @throws IllegalArgumentException if the method is not GET
     */
    Uni<WebSocket> webSocket();
}
