package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.TransactionStep;
import io.quarkiverse.handlertesting.events.TransactionStep.Kind;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;

/** Two requests that read a table before either wrote it may have lost an update. */
class LostUpdateTest {

    private static final Cause FIRST = new Cause(1, "POST /stock/tea/reservations");
    private static final Cause SECOND = new Cause(2, "POST /stock/tea/reservations");
    private static final String READ = "select i1_0.sku,i1_0.stock from Item i1_0 where i1_0.sku=?";
    private static final String WRITE = "update Item set stock=? where sku='tea'";
    private static final List<Clue> LOST = List.of(new Clue(Weight.POINTS,
            "r1 and r2 ran at the same time, and both read Item before either wrote it."));

    private final Recorded recorded = new Recorded();

    private LostUpdateTest sql(Cause cause, String text) {
        return sql(cause, text, null, OptionalLong.empty(), null);
    }

    private LostUpdateTest sql(Cause cause, String text, String dataSource, OptionalLong updated, Throwable failure) {
        recorded.by(cause).add(Origin.SQL, "",
                new FakeStatement(text, Optional.ofNullable(dataSource), updated, Optional.empty()), failure);
        return this;
    }

    private LostUpdateTest step(Cause cause, Kind kind) {
        recorded.by(cause).add(Origin.TRANSACTION, "", new TransactionStep(1, kind, null, null, Duration.ZERO));
        return this;
    }

    private List<Clue> clues() {
        return new LostUpdate().find(Scene.of(recorded.events()));
    }

    @Test
    void namesTheRequestsAndTheTable() {
        sql(FIRST, READ).sql(SECOND, READ).sql(SECOND, WRITE).sql(FIRST, WRITE);
        assertEquals(LOST, clues());
    }

    @Test
    void findsThemAfterOtherRequests() {
        Cause third = new Cause(3, "POST /stock/tea/reservations");
        sql(FIRST, READ).sql(FIRST, WRITE).sql(SECOND, READ).sql(third, READ).sql(SECOND, WRITE).sql(third, WRITE);
        assertEquals(List.of(new Clue(Weight.POINTS,
                "r2 and r3 ran at the same time, and both read Item before either wrote it.")), clues());
    }

    @Test
    void findsTheTableInQuotesAndJoins() {
        sql(FIRST, "select * from Orders o join \"item\" i on i.id=o.item").sql(SECOND, "SELECT * FROM Item")
                .sql(FIRST, "UPDATE Item SET stock=1").sql(SECOND, "update \"Item\" set stock=2");
        assertEquals(LOST, clues());
    }

    @Test
    void saysNothingOfRequestsOneAfterTheOther() {
        sql(FIRST, READ).sql(FIRST, WRITE).sql(SECOND, READ).sql(SECOND, WRITE);
        assertEquals(List.of(), clues());
    }

    @Test
    void saysNothingIfOneReadsAgainBeforeItWrites() {
        sql(FIRST, READ).sql(SECOND, READ).sql(FIRST, WRITE).sql(SECOND, READ).sql(SECOND, WRITE);
        assertEquals(List.of(), clues());
    }

    @Test
    void saysNothingIfOneOnlyReads() {
        sql(FIRST, READ).sql(SECOND, READ).sql(FIRST, WRITE);
        assertEquals(List.of(), clues());
    }

    @Test
    void saysNothingOfOtherTablesAndDataSources() {
        sql(FIRST, READ).sql(SECOND, READ).sql(FIRST, WRITE).sql(SECOND, "update Items set stock=?");
        assertEquals(List.of(), clues());
        sql(SECOND, WRITE, "archive", OptionalLong.empty(), null);
        assertEquals(List.of(), clues());
    }

    @Test
    void saysNothingOfAWriteWithoutEffect() {
        sql(FIRST, READ).sql(SECOND, READ).sql(FIRST, WRITE).sql(SECOND, WRITE, null, OptionalLong.of(0), null);
        sql(SECOND, WRITE, null, OptionalLong.empty(), new IllegalStateException("locked"));
        assertEquals(List.of(), clues());
    }

    @Test
    void saysNothingOfAWriteThatWasRolledBack() {
        step(FIRST, Kind.BEGUN).step(SECOND, Kind.BEGUN).sql(FIRST, READ).sql(SECOND, READ).sql(FIRST, WRITE)
                .sql(SECOND, WRITE).step(FIRST, Kind.COMMITTED).step(SECOND, Kind.ROLLED_BACK);
        assertEquals(List.of(), clues());
    }
}
