package io.quarkiverse.handlertesting.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.quarkiverse.handlertesting.ndjson.NdjsonSubscription;
import io.quarkiverse.handlertesting.sse.SseSubscription;
import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;

/**
 * A request to configure and send. It is immutable: each method returns another request, so one request can be a template for
 * several, and can be sent any number of times.
 * <p>
 * Methods check their arguments at once, and throw an {@link IllegalArgumentException} for a value that cannot be sent, such
 * as a line break in a header or a value that is {@code null}. Thread-safe.
 */
public interface HandlerRequest {

    /**
     * Adds query parameters: one for each value, and one for each item of a collection. Names and values are percent-encoded.
     *
     * @param values without any, the parameter has no value ({@code ?exact}); an empty collection or array adds nothing
     */
    @CheckReturnValue
    HandlerRequest queryParam(String name, Object... values);

    /** Adds these parameters to the query. */
    @CheckReturnValue
    HandlerRequest queryParams(Map<String, ?> parameters);

    /** Sets the value of {@code {name}} in the path. The value is percent-encoded, slashes included. */
    @CheckReturnValue
    HandlerRequest pathParam(String name, Object value);

    /** Sets the values of these parameters in the path. */
    @CheckReturnValue
    HandlerRequest pathParams(Map<String, ?> parameters);

    /**
     * Adds a header. White space at the ends of its value is not sent, since it is no part of it (RFC 9110, section 5.5).
     *
     * @throws IllegalArgumentException if the header cannot be sent (RFC 9110, section 5.5)
     */
    @CheckReturnValue
    HandlerRequest header(String name, String value);

    /** Adds these headers. */
    @CheckReturnValue
    HandlerRequest headers(Map<String, String> headers);

    /**
     * Adds a cookie to those of the {@linkplain #as session}. It replaces a cookie of the session with the same name, in this
     * request, but not in those that follow its redirects.
     *
     * @throws IllegalArgumentException if the cookie cannot be sent (RFC 6265, section 4.1.1)
     */
    @CheckReturnValue
    HandlerRequest cookie(String name, String value);

    /** Adds these cookies. */
    @CheckReturnValue
    HandlerRequest cookies(Map<String, String> cookies);

    /**
     * Authenticates the request with this name and password, in UTF-8 (RFC 7617), without a challenge. Replaces any
     * {@code Authorization}.
     *
     * @param user without a colon
     */
    @CheckReturnValue
    HandlerRequest basicAuth(String user, String password);

    /** Authenticates the request with this token (RFC 6750, section 2.1). Replaces any {@code Authorization}. */
    @CheckReturnValue
    HandlerRequest bearerAuth(String token);

    /**
     * Sets the media type of the body. It replaces the default of the method that sets the body. Text and JSON are sent in the
     * charset that the media type names, without one in UTF-8.
     *
     * @throws IllegalArgumentException when the request is sent, if the charset is unknown or cannot encode the body; bytes,
     *         files and streams are sent as they are
     */
    @CheckReturnValue
    HandlerRequest contentType(String mediaType);

    /** Sets the media type that the response should have. */
    @CheckReturnValue
    HandlerRequest accept(String mediaType);

    /**
     * Sends the request as part of this session: with its cookies, headers and identity. The session stores the cookies of
     * the response, and follows redirects unless {@link HandlerSession#follow} switches that off.
     *
     * @param session a session of this test
     */
    @CheckReturnValue
    HandlerRequest as(HandlerSession session);

    /**
     * Authenticates the request as this user with these roles, whatever authentication mechanisms the application has. Works
     * as {@link HandlerSession#as}, for one request, and needs no session. Overrides the identity of the session for this
     * request.
     *
     * @param roles empty for a user without roles
     * @throws IllegalStateException if the application has no security, or runs in another process
     */
    @CheckReturnValue
    HandlerRequest as(String user, String... roles);

    /**
     * Authenticates the request as this user, with its roles, permissions, claims and attributes. Otherwise as
     * {@link #as(String, String...)}.
     *
     * @throws IllegalStateException if the application has no security, or runs in another process; if the user has claims,
     *         and the application has neither quarkus-smallrye-jwt nor quarkus-oidc
     */
    @CheckReturnValue
    HandlerRequest as(TestUser user);

    /**
     * Sends the request without the session and the user that it has so far, such as those of its client
     * ({@link HandlerClient#as(String, String...)}).
     */
    @CheckReturnValue
    HandlerRequest anonymous();

    /**
     * Sets a JSON body with the type {@code application/json}. The application's {@code ObjectMapper} or {@code Jsonb} writes
     * it if there is one, else the JSON codec of Vert.x. Without Jackson Databind, that codec supports maps, lists, strings,
     * numbers, booleans, {@code JsonObject} and {@code JsonArray}.
     *
     * @param value a {@code CharSequence} is sent as it is: it must be JSON already
     */
    @CheckReturnValue
    HandlerRequest json(Object value);

    /** Sets a body of text in UTF-8, with the type {@code text/plain; charset=UTF-8}. */
    @CheckReturnValue
    HandlerRequest body(String text);

    /**
     * Sets a body of these bytes, with the type {@code application/octet-stream}.
     *
     * @param bytes not copied
     */
    @CheckReturnValue
    HandlerRequest body(byte[] bytes);

    /**
     * Sets the bytes of a file as the body, with the type {@code application/octet-stream}. The file is read while the
     * request is sent.
     *
     * @throws IllegalArgumentException if it is not a readable file
     */
    @CheckReturnValue
    HandlerRequest body(Path file);

    /**
     * Sets a body of these chunks, requested as the application reads them. It is sent without {@code Content-Length}, with
     * the type {@code application/octet-stream}. A failure of the {@code Multi} aborts the request and fails the exchange; if
     * the exchange ends first, the {@code Multi} is cancelled.
     */
    @CheckReturnValue
    HandlerRequest body(Multi<Buffer> chunks);

    /**
     * Adds form fields: one for each value, and one for each item of a collection. They are sent as
     * {@code application/x-www-form-urlencoded}, or as fields of a multipart form.
     *
     * @param values without any, the field has an empty value; an empty collection or array adds nothing
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
     * Adds a file to a multipart form, with the type of its name, as {@link Part#of(String, Path)}.
     *
     * @throws IllegalArgumentException if it is not a readable file
     */
    @CheckReturnValue
    HandlerRequest multiPart(String name, Path file);

    /**
     * Adds a file to a multipart form.
     *
     * @param fileName the name that the application receives
     * @param bytes not copied
     */
    @CheckReturnValue
    HandlerRequest multiPart(String name, String fileName, byte[] bytes, String mediaType);

    /** Adds a part to a multipart form: JSON, for example, or a part with headers. */
    @CheckReturnValue
    HandlerRequest multiPart(Part part);

    /**
     * Sets the deadline of the whole exchange, redirects included, in place of {@code quarkus.handler-testing.client.timeout}
     * (10 s). While a debugger is attached there is no deadline.
     *
     * @param deadline positive
     */
    @CheckReturnValue
    HandlerRequest within(Duration deadline);

    /**
     * Sends the request, and waits for the whole response. Aborts the exchange if it fails.
     *
     * @throws HttpAssertionError at the deadline, with everything that the request has caused; if the exchange is aborted; if
     *         the response has more than {@code quarkus.handler-testing.client.max-response-size} bytes (16 MiB)
     * @throws IllegalStateException on an event loop thread; after the application has stopped
     */
    HandlerResponse send();

    /**
     * Sends the request with each subscription, and emits the whole response, or fails as {@link #send} does. Blocks no
     * thread: use it in tests that return a {@code Uni}. Cancelling it aborts the exchange. Emits on a thread of Mutiny's
     * default executor.
     */
    Uni<HandlerResponse> sendAsync();

    /**
     * Sends the request, and waits for the head of the response only. Redirects are followed first. The test reads the body
     * as it arrives; chunks are requested only when the test reads them.
     *
     * @throws HttpAssertionError as {@link #send}
     * @throws IllegalStateException on an event loop thread; after the application has stopped
     */
    ResponseStream stream();

    /**
     * Sends the request, and reads the events of the response as they arrive. Adds
     * {@code Accept: text/event-stream} and {@code Cache-Control: no-cache}, unless the request has such a header. Does not
     * wait: if the response is no event stream, the first wait for an event
     * fails.
     *
     * @throws IllegalStateException after the application has stopped
     */
    SseSubscription sse();

    /**
     * Sends the request, and reads the response item by item as it arrives, each item from a line of JSON. Adds
     * {@code Accept: application/x-ndjson, application/stream+json, application/jsonl}, unless the request has such a header.
     * Does not wait: if the response has another type, the first wait for an item fails.
     *
     * @throws IllegalStateException after the application has stopped
     */
    NdjsonSubscription ndjson();

    /**
     * Opens a WebSocket (RFC 6455) at this address over a socket, with the headers and cookies of this request. The test closes
     * it: while it is open, it is a leftover of the test, but no wait includes it.
     *
     * @return fails with an {@link HttpAssertionError} if the application refuses the handshake
     * @throws IllegalStateException if this client is in process, where there are no WebSockets; if the request has a body
     * @throws IllegalArgumentException if the method is not GET
     */
    Uni<WebSocket> webSocket();
}
