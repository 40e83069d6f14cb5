package io.quarkiverse.handlertesting.modelhub.auth;

import java.net.URI;
import java.security.SecureRandom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

/** Logs users in and out. */
@ApplicationScoped
class Logins {

    private final SecureRandom random = new SecureRandom();
    private final IdentityProvider identityProvider;
    private final Event<LoggedIn> loggedIn;
    private final Event<LoggedOut> loggedOut;

    Logins(IdentityProvider identityProvider, Event<LoggedIn> loggedIn, Event<LoggedOut> loggedOut) {
        this.identityProvider = identityProvider;
        this.loggedIn = loggedIn;
        this.loggedOut = loggedOut;
    }

    /** @return the address where the user logs in; the identity provider then redirects to {@code redirectUri} */
    URI begin(LoginSession session, URI redirectUri) {
        PendingLogin login = PendingLogin.to(redirectUri, random);
        session.begin(login);
        return identityProvider.authorizeUri(login);
    }

    /**
     * Checks the state first: without it, the sender of the other parameters is unknown. One attempt uses it up, even a failed
     * one.
     */
    void complete(LoginSession session, Callback callback) {
        PendingLogin login = session.takePending().orElseThrow(AuthErrors::stateMissing);
        if (callback.state() == null) {
            throw AuthErrors.stateMissing();
        }
        if (!login.hasState(callback.state())) {
            throw AuthErrors.stateMismatch();
        }
        if (callback.error() != null) {
            throw AuthErrors.provider(callback.error());
        }
        if (callback.code() == null) {
            throw AuthErrors.codeMissing();
        }
        SessionUser user = identityProvider.userOf(callback.code(), login);
        session.logIn(user);
        loggedIn.fireAsync(new LoggedIn(user.name(), user.roles()));
    }

    void end(LoginSession session) {
        session.end().ifPresent(user -> loggedOut.fireAsync(new LoggedOut(user.name())));
    }
}
