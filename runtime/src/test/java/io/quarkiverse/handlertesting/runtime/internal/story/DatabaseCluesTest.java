package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.events.Selectors;
import io.quarkiverse.handlertesting.events.TransactionStep;
import io.quarkiverse.handlertesting.events.TransactionStep.Kind;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;

/** What statements and transactions say about a failure. */
class DatabaseCluesTest {

    private static final Cause TEST = new Cause(0, "test");
    private static final Cause FIRST = new Cause(1, "GET /orders");
    private static final Cause SECOND = new Cause(2, "GET /lines");

    private final List<RecordedEvent> events = new ArrayList<>();

    private RecordedEvent add(Origin origin, Object payload, Cause cause, String thread) {
        long number = events.size() + 1L;
        RecordedEvent event = new RecordedEvent(number, number * 1_000_000, origin, "", payload, null, thread, cause, null,
                null);
        events.add(event);
        return event;
    }

    private void sql(Cause cause, String text, String line) {
        add(Origin.SQL, new FakeStatement(text, Optional.empty(), OptionalLong.empty(), Optional.ofNullable(line)), cause,
                "worker");
    }

    private RecordedEvent step(Cause cause, int number, Kind kind, String by) {
        return add(Origin.TRANSACTION, new TransactionStep(number, kind, by, null, Duration.ZERO), cause, "worker");
    }

    private List<Clue> clues(ClueFinder finder) {
        return finder.find(Scene.of(events));
    }

    @Test
    void aQueryThatOneRequestRepeatsIsOneClue() {
        for (int id = 1; id <= 3; id++) {
            sql(FIRST, "select * from lines where id = " + id, id == 3 ? "Orders.java:31" : null);
            sql(SECOND, "insert into lines values (" + id + ")", null);
            sql(TEST, "select 1", null);
        }
        sql(SECOND, "select * from lines where id = 1", null);
        sql(SECOND, "select * from lines where id = 2", null);
        assertEquals(List.of(new Clue(Weight.POINTS,
                "N+1: r1 has executed one query 3 times, at Orders.java:31: select * from lines where id = ?")),
                clues(new RepeatedQueries()));
    }

    @Test
    void theListOfStatementsIsShort() {
        for (int table = 1; table <= 14; table++) {
            sql(FIRST, "select * from " + "t".repeat(table), null);
        }
        String list = StatementList.text(Repetition.of(events.stream()), 20);
        assertEquals(13, list.lines().count());
        assertEquals("  1 × select * from t", list.lines().findFirst().orElseThrow());
        assertEquals("  … and 8 others", list.lines().skip(12).findFirst().orElseThrow());
    }

    @Test
    void aTransactionThatWasRolledBackOrIsOpenIsAClue() {
        step(FIRST, 1, Kind.BEGUN, null);
        step(FIRST, 1, Kind.COMMITTED, null);
        step(FIRST, 2, Kind.BEGUN, null);
        step(FIRST, 2, Kind.ROLLED_BACK, "timeout");
        step(SECOND, 1, Kind.BEGUN, null);
        step(TEST, 1, Kind.BEGUN, null);
        Clue rolledBack = new Clue(Weight.SHOWS, "A transaction of r1 was rolled back by timeout.");
        String open = "A transaction of r2 is still open: it has begun 5 ms after the begin of the test, on worker.";
        assertEquals(List.of(rolledBack, new Clue(Weight.STATE, open)), clues(new Transactions()));
        assertEquals(List.of(rolledBack, new Clue(Weight.SHOWS, open)),
                new Transactions().find(new Scene(events, OptionalLong.empty(), Selectors.all())));
        assertEquals(List.of(rolledBack),
                new Transactions().find(new Scene(events, OptionalLong.of(1), Selectors.all())));
    }

    private void answered(Cause cause, int status) {
        add(Origin.HTTP, new HttpExchange("POST", "/orders", 0, Duration.ZERO, Stage.REQUESTED, List.of(), List.of()), cause,
                "worker");
        add(Origin.HTTP, new HttpExchange("POST", "/orders", status, Duration.ZERO, Stage.ANSWERED, List.of(), List.of()),
                cause,
                "worker");
    }

    private List<Clue> ofRequest(long number) {
        return new Transactions().find(new Scene(events, OptionalLong.of(number), null));
    }

    @Test
    void anEarlierRequestThatSucceededWithoutItsTransactionIsAClue() {
        step(FIRST, 1, Kind.BEGUN, null);
        step(FIRST, 1, Kind.ROLLED_BACK, "IllegalArgumentException: no card at Points.java:13");
        answered(FIRST, 201);
        step(SECOND, 1, Kind.BEGUN, null);
        assertEquals(List.of(new Clue(Weight.SHOWS, "r1 GET /orders was answered with 201, but its transaction was rolled back"
                + " by IllegalArgumentException: no card at Points.java:13.")), ofRequest(3));
        assertEquals(1, ofRequest(2).stream().filter(clue -> clue.weight() == Weight.SHOWS).count());
    }

    @Test
    void anEarlierRequestThatFailedOrCommittedIsNone() {
        step(FIRST, 1, Kind.BEGUN, null);
        step(FIRST, 1, Kind.ROLLED_BACK, null);
        answered(FIRST, 404);
        step(SECOND, 1, Kind.BEGUN, null);
        step(SECOND, 1, Kind.COMMITTED, null);
        answered(SECOND, 201);
        assertEquals(List.of(), ofRequest(3));
    }

    @Test
    void anEventIsInTheInnermostTransactionOfItsThread() {
        step(FIRST, 1, Kind.BEGUN, null);
        RecordedEvent outer = add(Origin.CDI, "outer", FIRST, "worker");
        step(FIRST, 2, Kind.BEGUN, null);
        RecordedEvent inner = add(Origin.CDI, "inner", FIRST, "worker");
        RecordedEvent unattributed = add(Origin.CDI, "unattributed", null, "worker");
        assertEquals(Optional.of("its transaction is still open"), Transactions.outcome(events, inner));
        step(FIRST, 2, Kind.ROLLED_BACK, null);
        RecordedEvent afterInner = add(Origin.CDI, "after", FIRST, "another");
        step(FIRST, 1, Kind.COMMITTED, null);
        RecordedEvent after = add(Origin.CDI, "after", FIRST, "worker");
        assertEquals(Optional.of("rolled back"), Transactions.outcome(events, inner));
        assertEquals(Optional.empty(), Transactions.outcome(events, outer));
        assertEquals(Optional.empty(), Transactions.outcome(events, afterInner));
        assertEquals(Optional.empty(), Transactions.outcome(events, after));
        assertEquals(Optional.empty(), Transactions.outcome(events, unattributed));
    }
}
