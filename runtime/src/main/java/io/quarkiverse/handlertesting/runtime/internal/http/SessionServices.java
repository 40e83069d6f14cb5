package io.quarkiverse.handlertesting.runtime.internal.http;

import java.net.URI;
import java.util.List;

import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.http.StoredSessions;
import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.restassured.RestAssured;

/** The services of the application that sessions need. */
interface SessionServices {

    SessionSettings settings();

    /** The address whose host the cookies of {@code withCookie} belong to. */
    default URI address() {
        return URI.create(RestAssured.baseURI);
    }

    /**
     * @param call as a test writes it
     * @param instead ends the message: a sentence
     * @throws IllegalStateException if there is a router alone, which RestAssured does not reach
     */
    default void requireApplication(String call, String instead) {
    }

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

    /** The events that a request of the test has caused; empty outside of a test. */
    List<RecordedEvent> events(long request);

    /**
     * A failure message: the sentence, the clues, the detail, and in a test its timeline.
     *
     * @param request the number of the request in its test; 0 outside of a test
     */
    String message(String sentence, long request, List<Clue> clues, String detail);

    /** @throws IllegalStateException if the application does not support identities */
    Identity identity(TestUser user);

    /** @throws IllegalStateException if the stored sessions of the application cannot be reached */
    StoredSessions storedSessions();
}
