package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.TransactionStep;
import io.quarkiverse.handlertesting.events.TransactionStep.Kind;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;

/** A request changed all rows, or none. */
class ChangedRowsTest {

    private final Recorded recorded = new Recorded();

    private ChangedRowsTest request(long number, String method) {
        recorded.by(new Cause(number, method + " /stock"));
        return this;
    }

    private ChangedRowsTest sql(String text, long updated) {
        recorded.add(Origin.SQL, text, new FakeStatement(text, Optional.empty(),
                updated < 0 ? OptionalLong.empty() : OptionalLong.of(updated), Optional.empty()));
        return this;
    }

    private List<Clue> answered(int status) {
        recorded.add(Origin.HTTP,
                new HttpExchange("PUT", "/stock", status, Duration.ZERO, Stage.ANSWERED, List.of(), List.of()));
        return new ChangedRows().find(Scene.of(recorded.events()));
    }

    @Test
    void ofATableWithoutACondition() {
        assertEquals(List.of(new Clue(Weight.SHOWS, "r2 updated all 3 rows of Price: its statement has no WHERE."),
                new Clue(Weight.POINTS, "r2 deleted all rows of \"old\": its statement has no WHERE.")),
                request(2, "PUT").sql("delete from \"old\"", -1).sql("update Price set amount=?", 3).answered(204));
    }

    @Test
    void ofATableWithOneRowOrByARequestToDelete() {
        assertEquals(List.of(), request(1, "PUT").sql("update price set amount=?", 1).answered(204));
        assertEquals(List.of(), request(2, "DELETE").sql("delete from price", 3).answered(204));
        assertEquals(List.of(), request(3, "PUT").sql("update price set amount=? where id=?", 3).answered(204));
    }

    @Test
    void ofATableWhoseChangeWasRolledBack() {
        request(1, "PUT");
        recorded.add(Origin.TRANSACTION, new TransactionStep(1, Kind.BEGUN, null, null, Duration.ZERO));
        sql("update price set amount=?", 3);
        recorded.add(Origin.TRANSACTION, new TransactionStep(1, Kind.ROLLED_BACK, null, null, Duration.ZERO));
        assertEquals(List.of(), answered(204));
    }

    @Test
    void noneAlthoughTheResponseSaysSo() {
        assertEquals(List.of(new Clue(Weight.SHOWS, "r2's update of stock changed no row, and the response was 204.")),
                request(2, "PUT").sql("select id from stock", -1).sql("update stock set amount=? where sku=?", 0)
                        .answered(204));
        assertEquals(List.of(new Clue(Weight.POINTS, "r3's delete from stock changed no row, and the response was 200.")),
                List.of(request(3, "DELETE").sql("delete from s.stock where sku=?", 0).answered(200).get(1)));
    }

    @Test
    void noneButAnotherOneOrAsTheResponseSays() {
        assertEquals(List.of(),
                request(1, "PUT").sql("update stock set a=? where b=?", 0).sql("insert into stock values (?)", 1)
                        .answered(204));
        assertEquals(List.of(), request(2, "PUT").sql("update stock set a=? where b=?", 0).answered(404));
        assertEquals(List.of(), request(3, "GET").sql("update stock set a=? where b=?", 0).answered(200));
        assertEquals(List.of(), request(4, "PUT").sql("update stock set a=? where b=?", -1).answered(204));
    }
}
