package io.quarkiverse.handlertesting.runtime.internal.client;

import java.io.IOException;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.hamcrest.Matcher;

import io.quarkiverse.handlertesting.http.Cookie;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.http.Location;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.config.ErrorCode;
import io.quarkiverse.handlertesting.runtime.internal.cookies.SetCookies;
import io.quarkiverse.handlertesting.runtime.internal.http.LocationField;
import io.quarkiverse.handlertesting.runtime.internal.json.Json;
import io.quarkiverse.handlertesting.runtime.internal.taps.sql.StatementCount;
import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.quarkiverse.handlertesting.runtime.internal.text.ShownBody;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** A complete response. */
public final class HandlerResponseImpl implements HandlerResponse {

    private final int status;
    private final MultiMap headers;
    private final MultiMap trailers;
    private final Buffer body;
    private final Duration time;
    private final URI uri;
    private final RunningCause cause;
    private final ClientServices services;
    private final Expectations expectations;

    /**
     * @param body not decoded
     * @param cause {@code null} if no test was running
     */
    HandlerResponseImpl(BufferedResponse whole, Duration time, URI uri, RunningCause cause, ClientServices services,
            ExchangeReport report) {
        this.status = whole.status();
        this.headers = whole.headers();
        this.trailers = whole.trailers();
        this.time = time;
        this.uri = uri;
        this.cause = cause;
        this.services = services;
        this.expectations = new Expectations(this, report);
        this.body = decoded(whole.body());
    }

    private Buffer decoded(Buffer coded) {
        try {
            return ResponseBody.decoded(coded, header("Content-Encoding"), services.settings().maxResponseSize());
        } catch (IOException another) {
            return coded;
        }
    }

    /** The cause in the running test; {@code null} if no test was running. */
    public RunningCause cause() {
        return cause;
    }

    @Override
    public int statusCode() {
        return status;
    }

    @Override
    public String header(String name) {
        return headers.get(name);
    }

    @Override
    public List<String> headers(String name) {
        return List.copyOf(headers.getAll(name));
    }

    @Override
    public List<Map.Entry<String, String>> headers() {
        return List.copyOf(headers.entries());
    }

    @Override
    public String trailer(String name) {
        return trailers.get(name);
    }

    @Override
    public List<Map.Entry<String, String>> trailers() {
        return List.copyOf(trailers.entries());
    }

    @Override
    public String contentType() {
        return header("Content-Type");
    }

    @Override
    public Location location() {
        String value = header("Location");
        return value == null ? null
                : new Location(value, LocationField.resolve(uri, value).orElseThrow(() -> expectations.failure(
                        "Expected the header Location to be an address, but it was \"" + ControlCharacters.escaped(value)
                                + "\"",
                        null)));
    }

    @Override
    public Optional<Cookie> cookie(String name) {
        return cookies().stream().filter(cookie -> cookie.name().equals(name)).reduce((earlier, later) -> later);
    }

    @Override
    public List<Cookie> cookies() {
        return SetCookies.of(uri, headers("Set-Cookie"), Instant.now());
    }

    @Override
    public String asString() {
        refuseCoded();
        return ResponseBody.text(body, contentType());
    }

    /** Refuses to read a body as text that has a coding still: it would be garbage. */
    private void refuseCoded() {
        String coding = header("Content-Encoding");
        if (body.length() > 0 && ContentCoding.of(coding) == ContentCoding.UNKNOWN) {
            throw expectations.unreadable("Expected a body that can be read, but its content coding is " + coding
                    + ", which this client cannot decode: use asByteArray()", null);
        }
    }

    @Override
    public byte[] asByteArray() {
        return body.getBytes();
    }

    /** The decoded body; not a copy. */
    Buffer body() {
        return body;
    }

    @Override
    public <T> T json(Class<T> type) {
        return json((Type) type);
    }

    @Override
    public <T> T json(Type type) {
        return read(services.json(), type);
    }

    @Override
    public <T> T strictJson(Class<T> type) {
        return strictJson((Type) type);
    }

    @Override
    public <T> T strictJson(Type type) {
        return read(services.json().strict(), type);
    }

    @SuppressWarnings("unchecked")
    private <T> T read(Json json, Type type) {
        refuseCoded();
        try {
            return (T) json.read(body, type);
        } catch (IllegalArgumentException unreadable) {
            throw expectations.unreadable("Expected a body that can be read as " + TypeText.of(type) + ", but "
                    + (body.length() == 0 ? "it is empty" : "it cannot: " + unreadable.getMessage()), unreadable);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T path(String path) {
        return (T) expectations.path(path);
    }

    @Override
    public Duration time() {
        return time;
    }

    @Override
    public HandlerResponse expectStatus(int expected) {
        expectations.status(expected);
        return this;
    }

    @Override
    public HandlerResponse expectStatus(Matcher<? super Integer> expected) {
        expectations.status(expected);
        return this;
    }

    @Override
    public HandlerResponse expectHeader(String name, String value) {
        List<String> values = headers(name);
        if (!values.contains(value)) {
            throw expectations.failure("Expected the header " + name + " to be \"" + value + "\", but "
                    + (values.isEmpty() ? "there was none" : "it was " + values), null);
        }
        return this;
    }

    @Override
    public HandlerResponse expectHeader(String name, Matcher<? super String> value) {
        expectations.check("the header " + name, header(name), value);
        return this;
    }

    @Override
    public HandlerResponse expectBody(Matcher<? super String> expected) {
        expectations.body(expected);
        return this;
    }

    @Override
    public HandlerResponse expectBody(String path, Matcher<?> value) {
        expectations.checkPath(path, value);
        return this;
    }

    @Override
    public HandlerResponse expectStatements(Matcher<? super Integer> count) {
        services.requireApplication("expectStatements(count)", "Count the statements in a @QuarkusTest.");
        if (cause == null) {
            throw new IllegalStateException("expectStatements(count) counts no statement: no test was running in the JVM of the"
                    + " application when this request was sent.");
        }
        String mismatch = StatementCount.mismatch(cause, count, "expectStatements(count)");
        if (mismatch != null) {
            throw new HttpAssertionError(Reason.UNEXPECTED, mismatch, null);
        }
        return this;
    }

    @Override
    public HandlerResponse expectError(int expected, String code) {
        ErrorCode.check(code);
        expectations.error(expected, services.settings().errorCode(), code);
        return this;
    }

    @Override
    public String toString() {
        return ExchangeReport.response(status, time.toNanos(), headers(),
                ShownBody.of(body.getBytes(), services.settings().maxShown()));
    }
}
