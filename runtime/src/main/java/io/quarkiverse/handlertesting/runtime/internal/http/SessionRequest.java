package io.quarkiverse.handlertesting.runtime.internal.http;

import java.util.List;

import io.quarkiverse.handlertesting.http.Cookie;

/** A request that a user has something to add to, whatever it is sent with. */
public interface SessionRequest {

    boolean hasHeader(String name);

    void addHeader(String name, String value);

    /** In place of all others of its name. */
    void replaceHeader(String name, String value);

    /** Adds those of the cookies whose names it does not have itself. */
    void addCookies(List<Cookie> cookies);
}
