package io.quarkiverse.handlertesting.runtime.internal.http;

import java.util.Optional;

/**
 * What is configured for all sessions.
 *
 * @param cookieName of the cookie by which the application knows its sessions
 * @param maxRedirects of an exchange
 */
record SessionSettings(String cookieName, int maxRedirects, Optional<Csrf> csrf) {
}
