package io.quarkiverse.handlertesting.runtime.internal.http;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.http.StoredSessions;
import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkiverse.handlertesting.runtime.internal.config.SessionsConfig;
import io.quarkiverse.handlertesting.runtime.internal.config.StandaloneConfig;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;

/** Sessions of tests outside the JVM of the application, for example of a {@code @QuarkusIntegrationTest}. */
public final class StandaloneSessions implements SessionServices {

    private final SessionSettings settings = SessionSettings.of(StandaloneConfig.of(SessionsConfig.class));

    private StandaloneSessions() {
    }

    public static Sessions sessions() {
        return new SessionsImpl(new StandaloneSessions());
    }

    @Override
    public SessionSettings settings() {
        return settings;
    }

    @Override
    public void refuseAfterTest(String session) {
        // These sessions do not end with a test.
    }

    /** The application is in another process, and so is what it does. */
    @Override
    public String story(String text) {
        return text;
    }

    @Override
    public List<RecordedEvent> events(long request) {
        return List.of();
    }

    @Override
    public String message(String sentence, long request, List<Clue> clues, String detail) {
        return Stream.of(Stream.of(sentence), clues.stream().map(Clue::text), Stream.of(detail)).flatMap(part -> part)
                .collect(Collectors.joining("\n"));
    }

    @Override
    public Identity identity(TestUser user) {
        throw notHere("as(…)");
    }

    @Override
    public StoredSessions storedSessions() {
        throw notHere("withStored(…) and stored()");
    }

    private static IllegalStateException notHere(String what) {
        return new IllegalStateException("Sessions.standalone() talks to an application in another process: " + what
                + " cannot work there. Inject Sessions into a @QuarkusTest.");
    }
}
