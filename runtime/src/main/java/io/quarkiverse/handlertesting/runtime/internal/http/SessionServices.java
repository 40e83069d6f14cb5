package io.quarkiverse.handlertesting.runtime.internal.http;

import io.quarkiverse.handlertesting.http.StoredSessions;

/** What sessions need of the application that they talk to. */
interface SessionServices {

    SessionSettings settings();

    /**
     * @param session for the message
     * @throws IllegalStateException if the test is over
     */
    void refuseAfterTest(String session);

    /**
     * @throws IllegalStateException if the application knows no identities
     */
    Identity identity(String user, String... roles);

    /**
     * @throws IllegalStateException if the sessions of the application cannot be reached
     */
    StoredSessions storedSessions();
}
