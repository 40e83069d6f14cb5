package io.quarkiverse.handlertesting.modelhub.auth;

import java.util.Optional;

import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.Session;

/**
 * The login data in the session of one request. The requests of a user share a session and run concurrently, so each step
 * is one operation on one value.
 */
final class LoginSession {

    static final String PENDING = "login";
    static final String USER = "user";

    private final RoutingContext context;

    LoginSession(RoutingContext context) {
        this.context = context;
    }

    Optional<SessionUser> user() {
        return existing().map(session -> session.get(USER));
    }

    void begin(PendingLogin login) {
        context.session().put(PENDING, login);
    }

    /** Removes the pending login, so that only one caller gets it. */
    Optional<PendingLogin> takePending() {
        return existing().map(session -> session.remove(PENDING));
    }

    /** Replaces the session id: an attacker who planted the old one gains nothing. */
    void logIn(SessionUser user) {
        context.session().regenerateId().put(USER, user);
    }

    /** Ends the session for every holder of its id, and returns its user. */
    Optional<SessionUser> end() {
        Optional<SessionUser> user = existing().map(session -> session.remove(USER));
        existing().ifPresent(Session::destroy);
        return user;
    }

    /**
     * Reading the session stores it and sets a cookie, so it is read only if the request has the cookie. Vert.x removes the
     * cookie from a request that has no session yet.
     */
    private Optional<Session> existing() {
        return Optional.ofNullable(context.request().getCookie(SessionFilter.COOKIE)).map(cookie -> context.session());
    }
}
