package io.quarkiverse.handlertesting.runtime.internal.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.http.HandlerSession;

/** What a request is made of. Changed only by whoever has just copied it. */
final class RequestParts {

    final String method;
    final String path;
    final List<String> query;
    final Map<String, String> pathParams;
    final List<Map.Entry<String, String>> headers;
    final Map<String, String> cookies;
    RequestBody body = RequestBody.NONE;
    /** {@code null} for the one of the body. */
    String mediaType;
    /** {@code null} for nobody. */
    HandlerSession user;
    /** {@code null} for the one that is configured. */
    Duration deadline;

    RequestParts(String method, String path) {
        this(method, path, List.of(), Map.of(), List.of(), Map.of());
    }

    private RequestParts(String method, String path, List<String> query, Map<String, String> pathParams,
            List<Map.Entry<String, String>> headers, Map<String, String> cookies) {
        this.method = method;
        this.path = path;
        this.query = new ArrayList<>(query);
        this.pathParams = new LinkedHashMap<>(pathParams);
        this.headers = new ArrayList<>(headers);
        this.cookies = new LinkedHashMap<>(cookies);
    }

    RequestParts copy() {
        RequestParts copy = new RequestParts(method, path, query, pathParams, headers, cookies);
        copy.body = body;
        copy.mediaType = mediaType;
        copy.user = user;
        copy.deadline = deadline;
        return copy;
    }

    /** The path with its query, encoded, as it is sent. */
    String target() {
        String resolved = RequestPath.resolve(path, pathParams);
        if (query.isEmpty()) {
            return resolved;
        }
        return resolved + (resolved.indexOf('?') < 0 ? "?" : "&") + String.join("&", query);
    }

    /** {@code GET /models}, for messages. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
