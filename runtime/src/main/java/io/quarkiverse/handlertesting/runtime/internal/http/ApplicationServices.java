package io.quarkiverse.handlertesting.runtime.internal.http;

import io.quarkiverse.handlertesting.http.StoredSessions;
import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;

/**
 * The services of the application in the same JVM, for the sessions of a test.
 *
 * @param testName kept here, since a test that has ended forgets its name
 */
record ApplicationServices(TestRun test, String testName, SessionSettings settings, StoredSessions storedSessions)
        implements
            SessionServices {

    @Override
    public void refuseAfterTest(String session) {
        if (test.hasEnded()) {
            throw new IllegalStateException("Session " + session + " of " + testName + " was used after that test had ended."
                    + " Each test has sessions of its own: open one in it, or in @BeforeEach.");
        }
    }

    @Override
    public String story(String text) {
        return test.story(text);
    }

    @Override
    public Identity identity(TestUser user) {
        return Identity.of(user);
    }
}
