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
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;

/** A request got another page than it asked for. */
class SkippedRowsTest {

    private static List<String> clues(String query, String... statements) {
        Recorded recorded = new Recorded().by(new Cause(4, "GET /pulls"));
        recorded.add(Origin.HTTP, new HttpExchange("GET", "/pulls", 0, Duration.ZERO, Stage.REQUESTED, List.of(), List.of(),
                null, query, null, null));
        for (String sql : statements) {
            recorded.add(Origin.SQL, sql,
                    new FakeStatement(sql, Optional.empty(), OptionalLong.empty(), Optional.of("Pulls.java:31")));
        }
        List<Clue> clues = new SkippedRows().find(Scene.of(recorded.events()));
        clues.forEach(clue -> assertEquals(Weight.SHOWS, clue.weight()));
        return clues.stream().map(Clue::text).toList();
    }

    private static List<String> skipped(String asked, String rows) {
        return List.of("r4 asked for " + asked + ", and its query skipped " + rows + ", at Pulls.java:31.");
    }

    @Test
    void afterThePageThatItAskedFor() {
        assertEquals(skipped("page=0&size=2", "2 rows (offset 2)"),
                clues("sort=id&size=2&page=0", "select count(*) from pulls", "select id from pulls limit 2 offset 2"));
        assertEquals(skipped("page=1&size=1", "2 rows (offset 2)"),
                clues("page=1&size=1", "select id from a limit 1 offset 2"));
        assertEquals(skipped("page[number]=2&page[size]=10", "1 row (offset 1)"),
                clues("page[number]=2&page[size]=10", "select id from a limit 10 offset 1"));
        assertEquals(skipped("page=3&per_page=10", "no rows"), clues("page=3&per_page=10", "select id from a limit 10"));
        assertEquals(skipped("offset=20&limit=10", "200 rows (offset 200)"),
                clues("offset=20&limit=10", "select id from a limit 10 offset 200"));
        assertEquals(skipped("page=1", "30 rows (offset 30)"), clues("page=1", "select id from a limit 10 offset 30"));
    }

    @Test
    void afterTheFirstPageIfItAskedForNone() {
        assertEquals(skipped("size=2 and no page", "2 rows (offset 2)"), clues("size=2", "select id from a limit 2 offset 2"));
        assertEquals(List.of(), clues("size=2", "select id from a limit 2"));
        assertEquals(List.of(), clues("size=2&after=7", "select id from a limit 2 offset 2"));
    }

    @Test
    void notIfPagesMayCountFromZeroOrFromOne() {
        for (String query : List.of("page=2&size=10", "page=3&size=10", "offset=20&limit=10", "start=21&count=10",
                "pageIndex=2&pageSize=10", "page=2", "page=3")) {
            assertEquals(List.of(), clues(query, "select id from a limit 10 offset 20"));
        }
        assertEquals(List.of(), clues("page=0&size=10", "select id from a limit 10"));
        assertEquals(List.of(), clues("page=1&size=10", "select id from a limit 10"));
        assertEquals(List.of(), clues("page=2&size=10", "select id from a limit 11 offset 20"));
    }

    @Test
    void notIfItIsUnknownWhatItAskedForOrWhatWasRead() {
        assertEquals(List.of(), clues(null, "select id from a limit 10 offset 20"));
        assertEquals(List.of(), clues("page=home&size=10", "select id from a limit 10 offset 20"));
        assertEquals(List.of(), clues("page=0&offset=0&size=10", "select id from a limit 10 offset 20"));
        assertEquals(List.of(), clues("page=0&page=1&size=10", "select id from a limit 10 offset 20"));
        assertEquals(List.of(), clues("page=0&size=", "select id from a limit 10 offset 20"));
        assertEquals(List.of(), clues("page=5&size=10", "select id from a", "select id from b limit 1"));
        assertEquals(List.of(), clues("page=0&size=10", "select id from a limit ? offset ?"));
        assertEquals(List.of(), clues("from=700&size=10", "select id from a where id > ? limit 10"));
        assertEquals(List.of(), clues("page=5&size=10", "select id from b limit 10", "select id from a limit 10 offset 50"));
    }
}
