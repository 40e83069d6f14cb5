package io.quarkiverse.handlertesting.runtime.internal.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.runtime.internal.client.body.RequestBody;
import io.quarkiverse.handlertesting.runtime.internal.http.Identity;

/** The parts of a request. Only the code that has just made a copy changes it. */
final class RequestParts {

    final String method;
    final String path;
    /** Whether the path is everything after the origin. */
    final boolean isAbsolute;
    /** Whether the test has the address from a TLS proxy, as the application behind one writes its addresses. */
    final boolean isOfProxy;
    final List<String> query;
    final Map<String, String> pathParams;
    final List<Map.Entry<String, String>> headers;
    final Map<String, String> cookies;
    RequestBody body = RequestBody.NONE;
    /** {@code null} for the media type of the body. */
    String mediaType;
    /** The session; {@code null} if there is none. */
    HandlerSession user;
    /** Overrides the identity of the session; {@code null} to keep it. */
    Identity identity;
    /** Whether the identity is a default of the client, which a session of the request replaces. */
    private boolean defaultIdentity;
    /** The names of the headers that are defaults of the client, which a header of the request replaces. */
    private final Set<String> defaultHeaders = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    /** {@code null} for the configured deadline. */
    Duration deadline;

    RequestParts(String method, String path, boolean isAbsolute) {
        this(method, path, isAbsolute, false);
    }

    RequestParts(String method, String path, boolean isAbsolute, boolean isOfProxy) {
        this.isOfProxy = isOfProxy;
        this.method = method;
        this.path = path;
        this.isAbsolute = isAbsolute;
        this.query = new ArrayList<>();
        this.pathParams = new LinkedHashMap<>();
        this.headers = new ArrayList<>();
        this.cookies = new LinkedHashMap<>();
    }

    private RequestParts(RequestParts other) {
        method = other.method;
        path = other.path;
        isAbsolute = other.isAbsolute;
        isOfProxy = other.isOfProxy;
        query = new ArrayList<>(other.query);
        pathParams = new LinkedHashMap<>(other.pathParams);
        headers = new ArrayList<>(other.headers);
        cookies = new LinkedHashMap<>(other.cookies);
        body = other.body;
        mediaType = other.mediaType;
        user = other.user;
        identity = other.identity;
        defaultIdentity = other.defaultIdentity;
        defaultHeaders.addAll(other.defaultHeaders);
        deadline = other.deadline;
    }

    RequestParts copy() {
        return new RequestParts(this);
    }

    void becomeDefaults() {
        headers.forEach(header -> defaultHeaders.add(header.getKey()));
        defaultIdentity = identity != null;
    }

    void as(HandlerSession session) {
        user = session;
        if (defaultIdentity) {
            as((Identity) null);
        }
    }

    void as(Identity other) {
        identity = other;
        defaultIdentity = false;
    }

    void anonymous() {
        user = null;
        as((Identity) null);
    }

    void addHeader(String name, String value) {
        dropDefault(name);
        headers.add(Map.entry(name, value));
    }

    void dropDefault(String name) {
        if (defaultHeaders.remove(name)) {
            headers.removeIf(header -> header.getKey().equalsIgnoreCase(name));
        }
    }

    void setHeader(String name, String value) {
        defaultHeaders.remove(name);
        headers.removeIf(header -> header.getKey().equalsIgnoreCase(name));
        headers.add(Map.entry(name, value));
    }

    void setUnlessPresent(String name, String value) {
        if (header(name).isEmpty()) {
            setHeader(name, value);
        }
    }

    /** The first value of a header. */
    Optional<String> header(String name) {
        return headers.stream().filter(header -> header.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue).findFirst();
    }

    /** The media type of the body, if the test has set one; {@code null} otherwise. A header wins over the media type. */
    String contentType() {
        return header("Content-Type").orElse(mediaType);
    }

    /** The path with its query, encoded, as it is sent. */
    String target() {
        return withQuery(RequestPath.resolve(path, pathParams));
    }

    private String withQuery(String before) {
        return query.isEmpty() ? before : before + (before.indexOf('?') < 0 ? "?" : "&") + String.join("&", query);
    }

    /** {@code GET /models?page=1}, for messages. */
    @Override
    public String toString() {
        return method + " " + withQuery(path);
    }
}
