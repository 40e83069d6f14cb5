package io.quarkiverse.handlertesting.modelhub.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;

import org.jboss.logging.Logger;

/** Logs who logs in and out. It observes asynchronously, so that no login waits for it or fails with it. */
@ApplicationScoped
class LoginAudit {

    private static final Logger LOG = Logger.getLogger(LoginAudit.class);

    void loggedIn(@ObservesAsync LoggedIn event) {
        LOG.infof("%s has logged in as %s", event.user(), event.roles());
    }

    void loggedOut(@ObservesAsync LoggedOut event) {
        LOG.infof("%s has logged out", event.user());
    }
}
