package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.FailedWork;
import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;

/** Exceptions that ended work are clues. */
class FailureCluesTest {

    private static final Cause R1 = new Cause(1, "GET /models");

    private final List<RecordedEvent> events = new ArrayList<>();

    private record Failed(String work, boolean isRequest, Throwable thrown, boolean isHandled) implements FailedWork {

        @Override
        public String thrownAt() {
            return null;
        }

        @Override
        public String startedAt() {
            return null;
        }
    }

    private static RuntimeException thrown(String message) {
        RuntimeException thrown = new IllegalStateException(message);
        thrown.setStackTrace(
                new StackTraceElement[] { new StackTraceElement("org.acme.Importer", "run", "Importer.java", 40) });
        return thrown;
    }

    private void add(Origin origin, Object payload) {
        events.add(new RecordedEvent(events.size() + 1, 0, origin, "any", payload, null, "main", R1, null, null));
    }

    private void failed(String work, boolean request, String message, boolean handled) {
        add(Origin.FAILURE, new Failed(work, request, thrown(message), handled));
    }

    private void answered(int status) {
        add(Origin.HTTP, new HttpExchange("GET", "/models", status, Duration.ZERO, Stage.ANSWERED, List.of(), List.of()));
    }

    private List<Clue> clues(OptionalLong request) {
        return new FailureClues().find(new Scene(events, request, null));
    }

    @Test
    void anUnhandledExceptionNamesTheCause() {
        failed("task", false, "disk full", false);
        assertEquals(List.of(new Clue(Weight.NAMES,
                "task of r1 ended with IllegalStateException at Importer.java:40: disk full, which no code has handled")),
                clues(OptionalLong.empty()));
    }

    @Test
    void aHandledExceptionShowsTheCause() {
        failed("stage", false, "disk full", true);
        assertEquals(List.of(
                new Clue(Weight.SHOWS, "stage of r1 ended with IllegalStateException at Importer.java:40: disk full")),
                clues(OptionalLong.empty()));
    }

    @Test
    void theExceptionOfARequestThatFailedNamesTheCause() {
        failed("GET /models", true, "disk full", true);
        answered(500);
        List<Clue> clues = List.of(new Clue(Weight.NAMES,
                "r1 GET /models ended with IllegalStateException at Importer.java:40: disk full"));
        assertEquals(clues, clues(OptionalLong.empty()));
        assertEquals(clues, clues(OptionalLong.of(1)));
    }

    @Test
    void anExceptionThatATestMayExpectIsAClueToItsRequestOnly() {
        failed("GET /models", true, "no such model", true);
        answered(404);
        assertEquals(List.of(), clues(OptionalLong.empty()));
        assertEquals(List.of(new Clue(Weight.SHOWS,
                "r1 GET /models ended with IllegalStateException at Importer.java:40: no such model")),
                clues(OptionalLong.of(1)));
    }

    @Test
    void anUnknownUserIsRedirectedAsUsual() {
        Throwable thrown = new UnauthorizedException();
        thrown.setStackTrace(new StackTraceElement[0]);
        add(Origin.FAILURE, new Failed("GET /models", true, thrown, true));
        answered(302);
        assertEquals(List.of(new Clue(Weight.SHOWS, "r1 GET /models ended with UnauthorizedException")),
                clues(OptionalLong.of(1)));
        events.remove(1);
        answered(403);
        assertEquals(List.of(new Clue(Weight.SHOWS, "r1 GET /models ended with UnauthorizedException;"
                + " the application made 403 of it, Quarkus makes 401")), clues(OptionalLong.of(1)));
    }

    @Test
    void anExceptionOfSecurityWithAnotherStatusSaysSo() {
        Throwable thrown = new ForbiddenException();
        thrown.setStackTrace(
                new StackTraceElement[] { new StackTraceElement("org.acme.Access", "check", "Access.java", 33) });
        add(Origin.FAILURE, new Failed("GET /models", true, thrown, true));
        answered(401);
        assertEquals(List.of(new Clue(Weight.SHOWS, "r1 GET /models ended with ForbiddenException at Access.java:33;"
                + " the application made 401 of it, Quarkus makes 403")), clues(OptionalLong.of(1)));
        events.remove(1);
        answered(403);
        assertEquals(List.of(new Clue(Weight.SHOWS, "r1 GET /models ended with ForbiddenException at Access.java:33")),
                clues(OptionalLong.of(1)));
    }

    @Test
    void threeCluesAreEnough() {
        failed("task", false, "1", false);
        failed("task", false, "1", false);
        failed("task", false, "2", false);
        failed("task", false, "3", false);
        failed("task", false, "4", false);
        assertEquals(3, clues(OptionalLong.empty()).size());
    }

    @Test
    void anUnhandledExceptionIsNamedAlsoAfterManyHandledOnes() {
        for (int i = 1; i <= 3; i++) {
            failed("stage", false, "handled " + i, true);
        }
        failed("task", false, "no model", false);
        assertEquals("task of r1 ended with IllegalStateException at Importer.java:40: no model, which no code has handled",
                clues(OptionalLong.empty()).get(0).text());
    }
}
