package io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/** WireMock's reply to a request: the stub that matches, if there is one, and the response that the stub defines. */
public final class Reply {

    private final Response response;
    private final ServeEvent event;
    private final String nearest;

    /**
     * @param nearest the nearest stub and the differences, in lines; {@code null} if a stub matches
     */
    Reply(Response response, ServeEvent event, String nearest) {
        this.response = response;
        this.event = event;
        this.nearest = nearest;
    }

    /** A broken connection in place of a response. */
    public enum Fault {
        /** The client sees "connection reset by peer". */
        RESET,
        /** No byte is sent. */
        EMPTY,
        /** The bytes sent are not HTTP. */
        GARBAGE,
        /** The bytes after the head are not HTTP. */
        GARBAGE_AFTER_HEAD
    }

    /** How to write the body: in this number of pieces, within this time. */
    public record Dribble(int pieces, int milliseconds) {
    }

    LoggedRequest request() {
        return event.getRequest();
    }

    /** Method, path and query of the request. */
    public String requestText() {
        return request().getMethod() + " " + request().getUrl();
    }

    /** Whether a stub matches. */
    public boolean isExpected() {
        return event.getWasMatched();
    }

    /** The nearest stub and the differences, in lines; {@code null} if a stub matches. */
    public String nearest() {
        return nearest;
    }

    /** The identifier of the stub that matches. */
    public UUID stub() {
        return event.getStubMapping().getId();
    }

    /** The stub that matches, as messages name it. */
    public String stubText() {
        return StubText.of(event.getStubMapping());
    }

    /**
     * The call, as it is recorded.
     *
     * @param body the body of the response; {@code null} if it has none that is known
     */
    public UpstreamCall call(String upstream, byte[] body) {
        LoggedRequest request = request();
        return new UpstreamCall(upstream, request.getMethod().getName(), request.getUrl(),
                isExpected() && fault().isPresent() ? 0 : status(), isExpected() ? stubText() : null, nearest,
                request, body);
    }

    public int status() {
        return response.getStatus();
    }

    /** The reason phrase; empty for the default of the status. */
    public Optional<String> statusMessage() {
        return Optional.ofNullable(response.getStatusMessage());
    }

    public Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (HttpHeader header : response.getHeaders().all()) {
            headers.put(header.key(), header.values());
        }
        return headers;
    }

    /** The body. Blocks if it is a file. */
    public byte[] body() {
        return response.getBody();
    }

    /** The delay before the first byte, in milliseconds. */
    public long delay() {
        return response.getInitialDelay();
    }

    public Optional<Fault> fault() {
        return Optional.ofNullable(response.getFault()).map(fault -> switch (fault) {
            case CONNECTION_RESET_BY_PEER -> Fault.RESET;
            case EMPTY_RESPONSE -> Fault.EMPTY;
            case RANDOM_DATA_THEN_CLOSE -> Fault.GARBAGE;
            case MALFORMED_RESPONSE_CHUNK -> Fault.GARBAGE_AFTER_HEAD;
        });
    }

    public Optional<Dribble> dribble() {
        return Optional.ofNullable(response.getChunkedDribbleDelay()).filter(delay -> response.shouldAddChunkedDribbleDelay())
                .map(delay -> new Dribble(delay.getNumberOfChunks(), delay.getTotalDuration()));
    }
}
