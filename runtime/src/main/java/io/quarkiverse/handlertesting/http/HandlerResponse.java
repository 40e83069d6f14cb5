package io.quarkiverse.handlertesting.http;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.hamcrest.Matcher;

/**
 * The response to a request. Its {@code expect…} methods fail with an {@link HttpAssertionError} that shows the request, the
 * response, and what the request has caused until then; they return the response.
 * <p>
 * The body is what it was before a coding {@code gzip} or {@code deflate} was applied. It cannot be changed; thread-safe.
 */
public interface HandlerResponse {

    int statusCode();

    /** The first value of a header; {@code null} if there is none. */
    String header(String name);

    /** All values of a header, in order; empty if there is none. */
    List<String> headers(String name);

    /** All headers, in order; the name of one that comes several times does so too. */
    List<Map.Entry<String, String>> headers();

    /** The field {@code Content-Type}; {@code null} if there is none. */
    String contentType();

    /** A cookie that this response has set; empty if it has not. Of several with this name the last. */
    Optional<Cookie> cookie(String name);

    /** What this response has set, in order; whatever a jar would reject too. */
    List<Cookie> cookies();

    /** The body as text, in the charset of its type, or else UTF-8. */
    String asString();

    /** The body; a copy. */
    byte[] asByteArray();

    /**
     * The body, read as JSON: by the application's {@code ObjectMapper} if it has one, else by that of Vert.x.
     *
     * @throws HttpAssertionError if it cannot be read
     */
    <T> T json(Class<T> type);

    /**
     * As {@link #json(Class)}, for generic types. Needs Jackson.
     *
     * @param type as that of {@code new TypeLiteral<List<Model>>() {}.getType()}
     */
    <T> T json(Type type);

    /**
     * What is at a path of a JSON body, in the language of RestAssured's {@code JsonPath}: {@code error.code},
     * {@code items[0].id}, {@code items.findAll { it.size > 3 }.id}. Numbers are as they are there.
     *
     * @return {@code null} if there is nothing
     * @throws HttpAssertionError if the body is no JSON
     */
    <T> T path(String path);

    /** From the request being sent to the end of the response, redirects included. */
    Duration time();

    /** @throws HttpAssertionError if it has another status */
    HandlerResponse expectStatus(int status);

    /** @throws HttpAssertionError if its status is another */
    HandlerResponse expectStatus(Matcher<? super Integer> status);

    /**
     * Expects a status, and the code of an error where there is to be one: what a table of cases has for each.
     *
     * @param errorCode as {@link #expectError} has it; {@code null} for an answer that is no error
     * @throws HttpAssertionError if the status or the code is another
     */
    default HandlerResponse expectStatus(int status, String errorCode) {
        return errorCode == null ? expectStatus(status) : expectError(status, errorCode);
    }

    /** @throws HttpAssertionError if no value of the header is this one */
    HandlerResponse expectHeader(String name, String value);

    /**
     * @param value of the first value, {@code null} if there is none
     * @throws HttpAssertionError if it does not match
     */
    HandlerResponse expectHeader(String name, Matcher<? super String> value);

    /** @throws HttpAssertionError if the body, as text, does not match */
    HandlerResponse expectBody(Matcher<? super String> body);

    /** @throws HttpAssertionError if what is at this {@link #path} does not match */
    HandlerResponse expectBody(String path, Matcher<?> value);

    /**
     * Expects an error of the application.
     *
     * @param code at the path {@code quarkus.handler-testing.client.error-code}, which is {@code error.code} by default
     * @throws HttpAssertionError if the status or the code is another
     */
    HandlerResponse expectError(int status, String code);

    /**
     * The response as it came: its status, its headers, and its body, which is shortened if it is long.
     */
    @Override
    String toString();
}
