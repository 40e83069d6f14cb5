package io.quarkiverse.handlertesting.runtime.internal.http;

import java.net.URI;
import java.util.List;

import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.http.StoredSessions;
import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkiverse.handlertesting.runtime.internal.application.WithoutApplication;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.config.SessionsConfig;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;

/**
 * Sessions of a router alone.
 *
 * @param own what such sessions have in common with those of an application
 */
public record RouterSessions(ApplicationServices own, URI address) implements SessionServices {

    /** @param address the address of the router */
    public static Sessions sessions(TestRun run, SessionsConfig config, URI address) {
        SessionsImpl sessions = new SessionsImpl(new RouterSessions(
                new ApplicationServices(run, run.name(), SessionSettings.of(config), null), address));
        run.journal().explainedBy(sessions.clues());
        return sessions;
    }

    @Override
    public SessionSettings settings() {
        return own.settings();
    }

    @Override
    public void requireApplication(String call, String instead) {
        throw WithoutApplication.refusal(call, instead);
    }

    @Override
    public void refuseAfterTest(String session) {
        if (own.test().hasEnded()) {
            throw new IllegalStateException("Session " + session + " was used after its client was closed. Open it in a client"
                    + " that is open.");
        }
    }

    @Override
    public String story(String text) {
        return own.story(text);
    }

    @Override
    public List<RecordedEvent> events(long request) {
        return own.events(request);
    }

    @Override
    public String message(String sentence, long request, List<Clue> clues, String detail) {
        return own.message(sentence, request, clues, detail);
    }

    @Override
    public Identity identity(TestUser user) {
        throw WithoutApplication.refusal("as(user, roles)",
                "Let a handler before the tested one set the user, or use a @QuarkusTest.");
    }

    @Override
    public StoredSessions storedSessions() {
        throw WithoutApplication.refusal("withStored(data), stored() or findStored()",
                "Ask the SessionStore that the test gives the router.");
    }
}
