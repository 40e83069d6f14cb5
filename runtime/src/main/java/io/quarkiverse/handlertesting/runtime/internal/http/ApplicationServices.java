package io.quarkiverse.handlertesting.runtime.internal.http;

import java.util.List;
import java.util.OptionalLong;

import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.http.StoredSessions;
import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.journal.FailureStory;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene;

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
    public List<RecordedEvent> events(long request) {
        return new Scene(test.journal().events(), OptionalLong.of(request), null).concerned().toList();
    }

    @Override
    public String message(String sentence, long request, List<Clue> clues, String detail) {
        FailureStory story = test.journal().story(sentence).showing(detail);
        if (request != 0) {
            story.ofRequest(request).ledBy("It has caused:", "It has caused nothing that is recorded.");
        }
        clues.forEach(story::with);
        return story.text();
    }

    @Override
    public Identity identity(TestUser user) {
        return Identity.of(user);
    }
}
