package io.quarkiverse.handlertesting.http;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.hamcrest.Matcher;

import io.quarkiverse.handlertesting.events.EventAssertionError;

/**
 * The response to a request. Its {@code expect…} methods return the response, or fail with an {@link HttpAssertionError} that
 * shows the request, the response, and what the request has caused so far.
 * <p>
 * The body is decoded if it has the content coding {@code gzip} or {@code deflate}. Immutable and thread-safe.
 */
public interface HandlerResponse {

    int statusCode();

    /** The first value of a header; {@code null} if there is none. */
    String header(String name);

    /** All values of a header, in order; empty if there is none. */
    List<String> headers(String name);

    /** All headers, in order, with an entry for each value: a repeated header has several entries. */
    List<Map.Entry<String, String>> headers();

    /**
     * The first value of a trailer, a field after the body (RFC 9110, section 6.5); {@code null} for a trailer that is missing.
     */
    String trailer(String name);

    /** All trailers, in order, with an entry for each value; empty for a response without trailers. */
    List<Map.Entry<String, String>> trailers();

    /** The header {@code Content-Type}; {@code null} if there is none. */
    String contentType();

    /**
     * Where the response leads: its header {@code Location}, whatever its status; {@code null} if there is none.
     *
     * @throws HttpAssertionError if the header is not an address
     */
    Location location();

    /** The cookie that this response sets; the last one if it sets several with this name. Empty if it sets none. */
    Optional<Cookie> cookie(String name);

    /** The cookies that this response sets, in order, including those that a cookie jar would reject. */
    List<Cookie> cookies();

    /** The body as text, in the charset of its content type, else in UTF-8. */
    String asString();

    /** The body; a copy. */
    byte[] asByteArray();

    /**
     * Reads the body as JSON, with the application's {@code ObjectMapper} or {@code Jsonb}, else with the JSON codec of
     * Vert.x.
     *
     * @throws HttpAssertionError if the body cannot be read
     */
    <T> T json(Class<T> type);

    /**
     * As {@link #json(Class)}, for generic types. Needs Jackson.
     *
     * @param type for example {@code new TypeLiteral<List<Model>>() {}.getType()}
     */
    <T> T json(Type type);

    /**
     * As {@link #json(Class)}, but reads nothing that the type does not describe. An unknown property, a missing property of a
     * record or of another creator ({@code Optional} excepted), {@code null} for a primitive and text after the value fail, by
     * name. The annotations of a class win, as {@code @JsonIgnoreProperties(ignoreUnknown = true)} does; of a class of Kotlin,
     * Jackson's module for Kotlin knows what may be missing. With {@code quarkus.handler-testing.client.strict-json=true},
     * {@code json} does the same.
     *
     * @throws HttpAssertionError if the body cannot be read so
     * @throws IllegalStateException without Jackson
     */
    <T> T strictJson(Class<T> type);

    /** As {@link #strictJson(Class)}, for generic types. */
    <T> T strictJson(Type type);

    /**
     * The value at a path of a JSON body, in the syntax of RestAssured's {@code JsonPath}: {@code error.code},
     * {@code items[0].id}, {@code items.findAll { it.size > 3 }.id}. An integer is an {@code Integer}, {@code Long}
     * or {@code BigInteger}, a number with a fraction or an exponent a {@code BigDecimal}: each as the body has it. Only if a
     * test sets RestAssured's {@code jsonConfig}, numbers have the types of that.
     *
     * @return {@code null} if there is no such value
     * @throws HttpAssertionError if the body is not JSON
     */
    <T> T path(String path);

    /** The time from sending the request to the end of the response, redirects included. */
    Duration time();

    /** @throws HttpAssertionError if the status is another */
    HandlerResponse expectStatus(int status);

    /** @throws HttpAssertionError if the status does not match */
    HandlerResponse expectStatus(Matcher<? super Integer> status);

    /**
     * Expects a status, and an error code unless it is {@code null}: for a table of test cases.
     *
     * @param errorCode as in {@link #expectError}; {@code null} if the case expects no error
     * @throws HttpAssertionError if the status or the code is another
     */
    default HandlerResponse expectStatus(int status, String errorCode) {
        return errorCode == null ? expectStatus(status) : expectError(status, errorCode);
    }

    /** @throws HttpAssertionError if no value of the header is equal to this value */
    HandlerResponse expectHeader(String name, String value);

    /**
     * @param value matches the first value, which is {@code null} if there is none
     * @throws HttpAssertionError if it does not match
     */
    HandlerResponse expectHeader(String name, Matcher<? super String> value);

    /**
     * Expects a {@code Location} as the application sent it; {@link #location()} resolves it.
     *
     * @throws HttpAssertionError if it is another, or if there is none
     */
    default HandlerResponse expectLocation(String value) {
        return expectHeader("Location", value);
    }

    /**
     * Expects a {@code Location} that matches as the application sent it.
     *
     * @throws HttpAssertionError if it does not match, or if there is none and the matcher does not match {@code null}
     */
    default HandlerResponse expectLocation(Matcher<? super String> value) {
        return expectHeader("Location", value);
    }

    /** @throws HttpAssertionError if the body, as text, does not match */
    HandlerResponse expectBody(Matcher<? super String> body);

    /**
     * Expects a value in a JSON body. Hamcrest's own matchers that name a number, also nested ones, compare the decimal text of
     * numbers, whatever their types: {@code equalTo(1.5)}, {@code equalTo(1.5f)} and {@code closeTo(1.4, 0.1)} match
     * {@code 1.50}, and {@code equalTo(2)} matches {@code 2.0}. Any other matcher gets the value of {@link #path}.
     *
     * @throws HttpAssertionError if the value at this path does not match
     */
    HandlerResponse expectBody(String path, Matcher<?> value);

    /**
     * Waits as {@code events.awaitIdle(response)}, up to {@code quarkus.handler-testing.events.timeout}, until the work that
     * the
     * request has started has ended, and expects a number of SQL statements of the request and that work.
     *
     * @param count is called with the number. A batch is one statement
     * @throws HttpAssertionError if the number does not match; the message lists the statements
     * @throws EventAssertionError at the deadline of the wait
     * @throws IllegalStateException where statements are not recorded: the application has no database, runs in another
     *         process,
     *         or {@code quarkus.handler-testing.taps.sql} is {@code false}. Also on an event loop thread
     */
    HandlerResponse expectStatements(Matcher<? super Integer> count);

    /**
     * Expects an error of the application.
     *
     * @param code the expected value at the path {@code quarkus.handler-testing.client.error-code} ({@code error.code} by
     *        default)
     * @throws HttpAssertionError if the status or the code is another
     * @throws IllegalArgumentException if the code is {@code null}: {@link #expectStatus(int)} expects an error without one
     */
    HandlerResponse expectError(int status, String code);

    /** The status, the headers and the body, which is shortened if it is long. */
    @Override
    String toString();
}
