package io.quarkiverse.handlertesting.runtime.internal.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.BusMessage;
import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journals;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene.Missing;

/** A request that was accepted and has led to nothing. */
class WithoutEffectTest {

    private static final String STARTED_NOTHING = "r1 POST /reminders/smith was answered with 202, and has caused and started"
            + " nothing: no task, call, message or statement.";
    private static final String CAUSED_NOTHING = "r1 POST /reminders/smith was answered with 202, and has caused nothing:"
            + " no call, message or statement, and nothing of it is running.";

    private final TestRun run = TestCauses.runs(Journals::still).begin("ReminderTest.isALetter");

    private static void exchange(RunningCause request, String method, int status, Stage stage) {
        HttpExchange exchange = new HttpExchange(method, "/reminders/smith", status, Duration.ZERO, stage, List.of(),
                List.of());
        request.sink().append(Origin.HTTP, exchange.toString(), now -> exchange, null);
    }

    private RunningCause answered(String method, int status) {
        RunningCause request = run.request(method + " /reminders/smith");
        exchange(request, method, 0, Stage.REQUESTED);
        exchange(request, method, status, Stage.ANSWERED);
        return request;
    }

    private List<String> clues() {
        return clues(Missing.UNKNOWN);
    }

    private List<String> clues(Missing missing) {
        return new WithoutEffect(run).find(new Scene(run.journal().events(), OptionalLong.empty(), null, missing)).stream()
                .map(Clue::text).toList();
    }

    @Test
    void hasStartedNothing() {
        answered("POST", 202).begin(WorkKind.HTTP, "POST /reminders/smith").end();
        assertEquals(List.of(STARTED_NOTHING), clues());
        assertEquals(List.of(new Clue(Weight.SHOWS, STARTED_NOTHING)), new WithoutEffect(run)
                .find(new Scene(run.journal().events(), OptionalLong.empty(), null, Missing.UNKNOWN)));
    }

    @Test
    void hasStartedWorkThatHasEndedAndCausedNothing() {
        answered("POST", 202).begin(WorkKind.EXECUTOR, null).end();
        assertEquals(List.of(CAUSED_NOTHING), clues());
    }

    @Test
    void isTheLastThatWrites() {
        answered("POST", 202);
        answered("GET", 200);
        assertEquals(List.of(CAUSED_NOTHING), clues());
    }

    @Test
    void isNotOneWhoseWorkIsRunning() {
        answered("POST", 202).begin(WorkKind.EXECUTOR, null);
        assertEquals(List.of(), clues());
    }

    @Test
    void isNotOneThatCausedAnEvent() {
        BusMessage message = new BusMessage("letters", "7", Map.of(), false);
        answered("POST", 202).sink().append(Origin.EVENT_BUS, "letters", now -> message, null);
        assertEquals(List.of(), clues());
    }

    @Test
    void isNotOneThatWasRefused() {
        answered("POST", 404);
        assertEquals(List.of(), clues());
    }

    @Test
    void isNotOneThatReads() {
        answered("GET", 200);
        assertEquals(List.of(), clues());
    }

    @Test
    void isNotOneThatLedToAnotherRequest() {
        exchange(answered("POST", 200), "GET", 200, Stage.ANSWERED);
        assertEquals(List.of(), clues());
    }

    @Test
    void isNotNamedWhereItIsKnownWhatIsMissing() {
        answered("POST", 202);
        assertEquals(List.of(), clues(Missing.NOTHING));
        assertEquals(List.of(), clues(Missing.WHOLE));
    }
}
