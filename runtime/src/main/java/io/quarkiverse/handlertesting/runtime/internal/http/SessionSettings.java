package io.quarkiverse.handlertesting.runtime.internal.http;

import java.util.Optional;

import io.quarkiverse.handlertesting.runtime.internal.config.SessionsConfig;

/**
 * The configuration of all sessions.
 *
 * @param cookieName the cookie by which the application knows its sessions
 * @param maxRedirects the limit for an exchange
 */
record SessionSettings(String cookieName, int maxRedirects, Optional<Csrf> csrf) {

    static SessionSettings of(SessionsConfig config) {
        return new SessionSettings(config.cookieName(), config.maxRedirects(),
                config.csrfCookie().map(cookie -> new Csrf(cookie, config.csrfHeader())));
    }
}
