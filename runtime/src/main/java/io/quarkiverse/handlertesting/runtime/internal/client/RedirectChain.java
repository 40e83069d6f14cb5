package io.quarkiverse.handlertesting.runtime.internal.client;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.quarkiverse.handlertesting.http.Redirect;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.client.body.RequestBody;
import io.quarkiverse.handlertesting.runtime.internal.client.body.RequestBody.Prepared;
import io.quarkiverse.handlertesting.runtime.internal.http.SessionExchange;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingBody;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingRequest;
import io.vertx.core.MultiMap;

/** The requests of one exchange: that of the test, and those that a user is redirected to. For one thread at a time. */
final class RedirectChain {

    /** RFC 9110, section 8.6: of these one says that there is no content. */
    private static final Set<String> WITH_CONTENT = Set.of("POST", "PUT", "PATCH");
    private static final String BOUNDARY = "boundary=";

    private final RequestParts parts;
    private final URI first;
    /** {@code null} if it is nobody's. */
    private final SessionExchange user;
    /** {@code null} if no test is running. */
    private final RunningCause cause;

    RedirectChain(RequestParts parts, URI first, SessionExchange user, RunningCause cause) {
        this.parts = parts;
        this.first = first;
        this.user = user;
        this.cause = cause;
    }

    /** The request that it has come to. */
    OutgoingRequest current() {
        String method = user == null ? parts.method : user.method();
        URI uri = user == null ? first : user.sent();
        Prepared body = user == null || user.hasBody() ? parts.body.prepare() : RequestBody.NONE.prepare();
        return new OutgoingRequest(method, uri, headers(method, uri, body), body.body(), cause);
    }

    private MultiMap headers(String method, URI uri, Prepared body) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        headers.add("Host", uri.getRawAuthority());
        for (Map.Entry<String, String> header : parts.headers) {
            if (user == null || user.isKept(header.getKey())) {
                add(headers, header.getKey(), header.getValue());
            }
        }
        addContent(headers, method, body);
        OutgoingHeaders outgoing = new OutgoingHeaders(headers);
        if (isOfApplication()) {
            outgoing.addCookies(parts.cookies);
        }
        if (user != null) {
            user.prepare(outgoing);
        }
        if (parts.identity != null && isOfApplication()) {
            headers.set(parts.identity.header(), parts.identity.value());
        }
        if (cause != null && isOfApplication()) {
            headers.set(CauseHeader.NAME, cause.header());
        }
        return headers;
    }

    private static void add(MultiMap headers, String name, String value) {
        if (name.equalsIgnoreCase("Host")) {
            headers.set(name, value);
        } else {
            headers.add(name, value);
        }
    }

    private void addContent(MultiMap headers, String method, Prepared body) {
        String mediaType = mediaType(body.mediaType());
        if (mediaType != null && !(body.body() instanceof OutgoingBody.None) && !headers.contains("Content-Type")) {
            headers.add("Content-Type", mediaType);
        }
        long length = length(method, body.body());
        if (length >= 0) {
            headers.set("Content-Length", Long.toString(length));
        }
    }

    /** What the test has chosen, if it has; with the boundary of a multipart form, which only that knows. */
    private String mediaType(String ofBody) {
        if (parts.mediaType == null || ofBody == null) {
            return parts.mediaType == null ? ofBody : parts.mediaType;
        }
        int boundary = ofBody.indexOf("; " + BOUNDARY);
        boolean lacksIt = boundary >= 0 && !parts.mediaType.toLowerCase(Locale.ROOT).contains(BOUNDARY);
        return lacksIt ? parts.mediaType + ofBody.substring(boundary) : parts.mediaType;
    }

    private static long length(String method, OutgoingBody body) {
        if (body instanceof OutgoingBody.Whole whole) {
            return whole.bytes().length();
        }
        if (body instanceof OutgoingBody.Streamed streamed) {
            return streamed.length();
        }
        return WITH_CONTENT.contains(method) ? 0 : -1;
    }

    /** Whether the request goes to the application, and not to where that has redirected it. */
    boolean isOfApplication() {
        return user == null || user.isOfApplication();
    }

    /**
     * Takes the head of a response.
     *
     * @return whether it leads to another request
     * @throws AssertionError if that is one too many
     */
    boolean received(int status, MultiMap headers) {
        return user != null && user.received(status, headers.get("Location"), headers.getAll("Set-Cookie"));
    }

    /** Who sends it, for messages; {@code null} for nobody. */
    String actor() {
        if (parts.identity != null) {
            return parts.user == null ? parts.identity.text() : parts.user.name() + ", who is " + parts.identity.text();
        }
        return user == null ? null : user.actor();
    }

    List<Redirect> redirects() {
        return user == null ? List.of() : user.redirects();
    }

    /** The exchange is over, however it went. */
    void end() {
        if (user != null) {
            user.end();
        }
    }
}
