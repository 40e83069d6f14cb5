package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import org.jboss.logging.Logger.Level;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.LoggedRecord;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;

/** Errors in the log are clues, and failures show warnings. */
class LoggedCluesTest {

    private final List<RecordedEvent> events = new ArrayList<>();
    private final RuntimeException full = thrown("disk full", "org.acme.Importer", "Importer.java", 40);

    private static RuntimeException thrown(String message, String type, String file, int line) {
        RuntimeException thrown = new IllegalStateException(message);
        thrown.setStackTrace(new StackTraceElement[] { new StackTraceElement("java.lang.Thread", "sleep", "Thread.java", 1),
                new StackTraceElement(type, "run", file, line) });
        return thrown;
    }

    private void add(Origin origin, long request, Object payload, Throwable failure) {
        events.add(new RecordedEvent(events.size() + 1, 0, origin, "any", payload, failure, "main",
                new Cause(request, request == 0 ? "test" : "GET /"), null, null));
    }

    private void log(long request, Level level, String logger, String message, Throwable thrown) {
        add(Origin.LOG, request, new LoggedRecord(level, logger, message, thrown), thrown);
    }

    private List<String> clues(OptionalLong request) {
        return new LoggedClues().find(new Scene(events, request, null)).stream().map(Clue::text).toList();
    }

    @Test
    void anErrorIsAClue() {
        log(1, Level.ERROR, "org.acme.Outer$Importer", "import failed", full);
        log(0, Level.FATAL, "root", "no disk", null);
        assertEquals(List.of(
                new Clue(Weight.SHOWS,
                        "r1 logged ERROR in Outer.Importer: import failed: IllegalStateException at Importer.java:40: disk full"),
                new Clue(Weight.SHOWS, "test logged FATAL in root: no disk")), new LoggedClues().find(Scene.of(events)));
    }

    @Test
    void aWarningIsAClueIfItHasAnException() {
        log(1, Level.WARN, "org.acme.Importer", "slow disk", null);
        log(1, Level.INFO, "org.acme.Importer", "failed once", full);
        log(1, Level.WARN, "org.acme.Importer", "", full);
        assertEquals(List.of("r1 logged WARN in Importer: IllegalStateException at Importer.java:40: disk full"),
                clues(OptionalLong.empty()));
    }

    @Test
    void onlyRecordsOfTheFailedRequestAreClues() {
        log(1, Level.ERROR, "org.acme.Importer", "of another request", null);
        log(2, Level.ERROR, "org.acme.Importer", "of the request", null);
        assertEquals(List.of("r2 logged ERROR in Importer: of the request"), clues(OptionalLong.of(2)));
    }

    @Test
    void twoCluesAreEnoughAndEachIsThereOnce() {
        log(1, Level.ERROR, "org.acme.Importer", "first", null);
        log(1, Level.ERROR, "org.acme.Importer", "first", null);
        log(1, Level.ERROR, "org.acme.Importer", "second", null);
        log(1, Level.ERROR, "org.acme.Importer", "third", null);
        assertEquals(List.of("r1 logged ERROR in Importer: first", "r1 logged ERROR in Importer: second"),
                clues(OptionalLong.empty()));
    }

    @Test
    void aBlockedThreadIsNamedWithTheLineOfTheApplication() {
        log(1, Level.WARN, "io.vertx.core.impl.BlockedThreadChecker",
                "Thread Thread[#31,vert.x-eventloop-thread-0,5,main] has been blocked for 2043 ms, time limit is 2000 ms",
                thrown("Thread blocked", "org.acme.UsageRoute", "UsageRoute.java", 37));
        log(1, Level.WARN, "io.vertx.core.impl.BlockedThreadChecker",
                "Thread Thread[vert.x-eventloop-thread-0,5,main] has been blocked for 3044 ms, time limit is 2000 ms",
                thrown("Thread blocked", "org.acme.UsageRoute", "UsageRoute.java", 37));
        assertEquals(List.of("vert.x-eventloop-thread-0 was blocked at UsageRoute.java:37 by r1"), clues(OptionalLong.empty()));
    }

    @Test
    void anExceptionThatHasALineOfItsOwnIsNoClueAgain() {
        add(Origin.FAILURE, 1, "task ended with …", full);
        log(1, Level.ERROR, "org.acme.Importer", "import failed", new RuntimeException(full));
        assertEquals(List.of(), clues(OptionalLong.empty()));
    }

    @Test
    void aFailureShowsWarningsButNotThoseOfFrameworksAgain() {
        add(Origin.FAILURE, 1, "task ended with …", full);
        log(1, Level.INFO, "org.acme.Importer", "importing", null);
        log(1, Level.INFO, "org.acme.Importer", "remarked", null);
        log(1, Level.WARN, "org.acme.Importer", "slow disk", null);
        log(1, Level.ERROR, "org.acme.Importer", "import failed", full);
        log(1, Level.ERROR, "io.quarkus.vertx.http.runtime.QuarkusErrorHandler", "HTTP Request failed", full);
        log(1, Level.ERROR, "io.vertx.core.impl.ContextImpl", "Unhandled exception", new RuntimeException(full));
        log(1, Level.ERROR, "io.vertx.core.impl.ContextImpl", "Another exception", new RuntimeException());
        assertEquals(
                List.of("task ended with …", "remarked", "slow disk", "import failed", "Another exception"),
                ShownEvents.of(events, event -> text(event).equals("remarked")).stream().map(LoggedCluesTest::text).toList());
    }

    private static String text(RecordedEvent event) {
        return event.payload() instanceof LoggedRecord logged ? logged.message() : event.payload().toString();
    }
}
