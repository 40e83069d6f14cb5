package io.quarkiverse.handlertesting.runtime.internal.http;

import io.quarkiverse.handlertesting.http.StoredSessions;
import io.quarkiverse.handlertesting.http.TestUser;

/** The services of the application that sessions need. */
interface SessionServices {

    SessionSettings settings();

    /**
     * @param session the name of the session, for the message
     * @throws IllegalStateException if the test has ended
     */
    void refuseAfterTest(String session);

    /**
     * The message of a failure, with clues to its cause and what the test saw.
     *
     * @param text a sentence, and below it what the failure is about
     */
    String story(String text);

    /** @throws IllegalStateException if the application does not support identities */
    Identity identity(TestUser user);

    /** @throws IllegalStateException if the stored sessions of the application cannot be reached */
    StoredSessions storedSessions();
}
