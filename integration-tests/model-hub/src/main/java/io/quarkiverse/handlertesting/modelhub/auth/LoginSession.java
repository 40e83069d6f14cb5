package io.quarkiverse.handlertesting.modelhub.auth;

import java.util.Optional;

import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.Session;

/**
 * What the session of one request knows of logins. Requests of one user share their session, and run at once: each
 * step is one operation on one value.
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

    /** For one caller only. */
    Optional<PendingLogin> takePending() {
        return existing().map(session -> session.remove(PENDING));
    }

    /** Under another id: whoever has made the user bring the old one has nothing. */
    void logIn(SessionUser user) {
        context.session().regenerateId().put(USER, user);
    }

    /** Ends the session for all who have its id, and tells whose it was. */
    Optional<SessionUser> end() {
        Optional<SessionUser> user = existing().map(session -> session.remove(USER));
        existing().ifPresent(Session::destroy);
        return user;
    }

    /**
     * A session that is asked for is stored, and gets a cookie. Of a request that has no session yet, Vert.x has
     * removed the cookie, if it was there.
     */
    private Optional<Session> existing() {
        return Optional.ofNullable(context.request().getCookie(SessionFilter.COOKIE)).map(cookie -> context.session());
    }
}
