package io.quarkiverse.handlertesting.modelhub.auth;

import java.net.URI;
import java.security.SecureRandom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

/** Leads a user through a login, and out again. */
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

    /** @return where the user logs in, to be sent to {@code redirectUri} afterwards */
    URI begin(LoginSession session, URI redirectUri) {
        PendingLogin login = PendingLogin.to(redirectUri, random);
        session.begin(login);
        return identityProvider.authorizeUri(login);
    }

    /** The state comes first: without it, nobody knows who sends the rest. Right or wrong, it is used up. */
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
