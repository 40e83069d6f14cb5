package io.quarkiverse.handlertesting.modelhub.auth;

import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.SessionHandler;
import io.vertx.ext.web.handler.impl.SessionHandlerImpl;
import io.vertx.ext.web.sstore.SessionStore;

/** Gives each request its session before Quarkus authenticates it. */
class SessionFilter {

    static final String COOKIE = "modelhub_session";

    private static final int BEFORE_AUTHENTICATION = 300; // authentication has 200; a higher priority runs first

    void register(@Observes Filters filters, SessionStore sessions, SessionConfig config) {
        filters.register(SessionHandler.create(sessions)
                .setSessionCookieName(COOKIE)
                .setCookieHttpOnlyFlag(true)
                .setCookieSameSite(CookieSameSite.LAX) // sent when the identity provider redirects the user back
                .setCookieSecureFlag(config.secure())
                .setNagHttps(false) // the flag above is deliberate: no warning
                .setLazySession(true), BEFORE_AUTHENTICATION);
        filters.register(SessionFilter::keepNoUser, BEFORE_AUTHENTICATION - 1);
    }

    /** Keeps Vert.x from storing the user in the session: Quarkus has it already, and it would retain the whole request. */
    private static void keepNoUser(RoutingContext context) {
        context.put(SessionHandlerImpl.SESSION_STOREUSER_KEY, false);
        context.next();
    }
}
