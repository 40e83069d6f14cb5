package io.quarkiverse.handlertesting.runtime.internal.http;

import io.quarkiverse.handlertesting.http.StoredSessions;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;

/**
 * What the sessions of a test need of the application in the same JVM.
 *
 * @param testName kept, since a test that has ended forgets its own
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
    public Identity identity(String user, String... roles) {
        return Identity.of(user, roles);
    }
}
