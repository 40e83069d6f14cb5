package io.quarkiverse.handlertesting.runtime.internal.http;

import java.util.List;

import io.quarkiverse.handlertesting.http.Cookie;

/** A request to which a session adds headers and cookies, for any HTTP client. */
public interface SessionRequest {

    boolean hasHeader(String name);

    void addHeader(String name, String value);

    /** Replaces all headers of this name. */
    void replaceHeader(String name, String value);

    /** Adds the cookies whose names the request does not have itself. */
    void addCookies(List<Cookie> cookies);
}
