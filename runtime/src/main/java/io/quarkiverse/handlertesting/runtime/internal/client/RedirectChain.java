package io.quarkiverse.handlertesting.runtime.internal.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.quarkiverse.handlertesting.http.Redirect;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseContext;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.client.body.BytesBody;
import io.quarkiverse.handlertesting.runtime.internal.client.body.RequestBody;
import io.quarkiverse.handlertesting.runtime.internal.client.body.RequestBody.Prepared;
import io.quarkiverse.handlertesting.runtime.internal.config.ClientConfig.TransportMode;
import io.quarkiverse.handlertesting.runtime.internal.http.SessionExchange;
import io.quarkiverse.handlertesting.runtime.internal.oidc.FormPost;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.SentRequests.Content;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingBody;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingRequest;
import io.quarkiverse.handlertesting.runtime.internal.transport.Transport;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;

/**
 * The requests of one exchange: the request of the test, and those that follow its redirects. For one thread at a time; any
 * thread may call {@link #sent}.
 */
final class RedirectChain {

    /** Methods whose requests send {@code Content-Length: 0} if they have no content: RFC 9110, section 8.6. */
    private static final Set<String> WITH_CONTENT = Set.of("POST", "PUT", "PATCH");
    private static final String BOUNDARY = "boundary=";

    private final ClientServices services;
    private final TransportMode mode;
    private final RequestParts parts;
    private final URI first;
    /** {@code null} without a session. */
    private final SessionExchange session;
    /** {@code null} if no test is running. */
    private final RunningCause cause;
    private volatile OutgoingRequest sent;

    private RedirectChain(ClientServices services, TransportMode mode, RequestParts parts, URI first,
            SessionExchange session, RunningCause cause) {
        this.services = services;
        this.mode = mode;
        this.parts = parts;
        this.first = first;
        this.session = session;
        this.cause = cause;
    }

    /**
     * @throws IllegalArgumentException if the request cannot be sent
     */
    static RedirectChain of(ClientServices services, TransportMode mode, RequestParts parts) {
        String target = parts.target();
        BaseAddress base = services.address();
        URI address = parts.isAbsolute ? base.ofRoot(target) : base.resolve(target);
        Optional<URI> origin = mode == TransportMode.SOCKET ? services.settings().socketOrigin() : Optional.empty();
        URI first = origin.map(to -> BaseAddress.move(address, to)).orElse(address);
        SessionExchange session = parts.user == null ? null : SessionExchange.of(parts.user, parts.method, first);
        if (parts.isOfProxy && (session == null || !session.isSecure())) {
            throw new IllegalArgumentException("The address of " + parts + " has the scheme https, which the application has"
                    + " only behind a TLS proxy. Send it as a session that is secure().");
        }
        TestRun run = services.testRun().get();
        RunningCause cause = run == null ? null : run.request(parts.method + " " + first.getPath());
        if (session != null && cause != null) {
            session.causedBy(cause.cause().number());
        }
        return new RedirectChain(services, mode, parts, first, session, cause);
    }

    ClientServices services() {
        return services;
    }

    RequestParts parts() {
        return parts;
    }

    /** {@code null} if no test is running. */
    RunningCause cause() {
        return cause;
    }

    Duration deadline() {
        return parts.deadline != null ? parts.deadline : services.settings().timeout();
    }

    /** The request to send now. */
    OutgoingRequest next() {
        String method = session == null ? parts.method : session.method();
        URI uri = session == null ? first : session.sent();
        Prepared body = hasOwnBody() ? parts.body.prepare(parts.contentType()) : ofPage().prepare(null);
        OutgoingRequest next = new OutgoingRequest(method, uri, headers(method, uri, body), body.body(),
                this::prepareContext);
        if (sent == null && cause != null) {
            cause.testRun().hints().sent().add(cause.cause().number(), method, () -> content(next));
        }
        sent = next;
        return next;
    }

    /** {@code null} for a body that is not in memory. */
    private static Content content(OutgoingRequest request) {
        if (request.body() instanceof OutgoingBody.Streamed) {
            return null;
        }
        Content content = new Content(List.of(request.method(), request.target()), new TreeMap<>(),
                request.body() instanceof OutgoingBody.Whole whole ? whole.bytes() : null);
        request.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase(CauseHeader.NAME)) {
                content.add(name, value);
            }
        });
        return content;
    }

    /** Whether the request has the body of the test's request. */
    private boolean hasOwnBody() {
        return session == null || session.hasBody();
    }

    private RequestBody ofPage() {
        return session.form().map(form -> (RequestBody) BytesBody.text(form.fields(), FormPost.MEDIA_TYPE))
                .orElse(RequestBody.NONE);
    }

    /** The transport of the request to send now: a redirect to another host needs a socket. */
    Transport transport() {
        return services.transport(isOfApplication() ? mode : TransportMode.SOCKET);
    }

    /** The last request; {@code null} before the first. */
    OutgoingRequest sent() {
        return sent;
    }

    /** The tracer of Vert.x takes the cause from the context, and adds a header with it. */
    private void prepareContext(Context ofExchange) {
        CauseContext.put(ofExchange, cause);
    }

    private MultiMap headers(String method, URI uri, Prepared body) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        String host = session == null ? null : session.header("Host");
        headers.add("Host", host == null ? uri.getRawAuthority() : host);
        for (Map.Entry<String, String> header : parts.headers) {
            if (session == null || session.isKept(header.getKey())) {
                add(headers, header.getKey(), header.getValue());
            }
        }
        addContent(headers, method, body);
        OutgoingHeaders outgoing = new OutgoingHeaders(headers);
        // A redirect gets the cookies of the jar, where a response may have replaced those of the request.
        if (sent == null) {
            outgoing.addCookies(parts.cookies);
        }
        if (session != null) {
            session.prepare(outgoing, parts.identity != null);
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
        String mediaType = hasOwnBody() ? mediaType(body.mediaType()) : body.mediaType();
        if (mediaType != null && !(body.body() instanceof OutgoingBody.None) && !headers.contains("Content-Type")) {
            headers.add("Content-Type", mediaType);
        }
        long length = length(method, body.body());
        if (length >= 0) {
            headers.set("Content-Length", Long.toString(length));
        }
    }

    /** The media type that the test has chosen, else that of the body; always with the boundary of a multipart form. */
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

    /** Whether the request goes to the application, and not to another host after a redirect. */
    private boolean isOfApplication() {
        return session == null || session.isOfApplication();
    }

    /**
     * Receives the head of a response.
     *
     * @return whether it is a redirect, so that there is a next request
     * @throws AssertionError if there are too many redirects
     */
    boolean received(int status, MultiMap headers) {
        return session != null && session.received(status, headers::get, headers.getAll("Set-Cookie"));
    }

    /** The session and identity of the requests, for messages; {@code null} if there is neither. */
    String actor() {
        if (parts.identity != null) {
            return session == null ? parts.identity.text() : session.actor(parts.identity);
        }
        return session == null ? null : session.actor();
    }

    /** The fate of the cookies of the session, in lines; empty without a session. */
    String cookies() {
        return session == null ? "" : session.cookies();
    }

    /** The clues that the cookies of the session give. */
    List<Clue> clues() {
        return session == null ? List.of() : session.clues();
    }

    List<Redirect> redirects() {
        return session == null ? List.of() : session.redirects();
    }

    /** Ends the exchange in the session. Call it when the exchange is over, whether it has succeeded or failed. */
    void end() {
        if (session != null) {
            session.end();
        }
    }
}
