package io.quarkiverse.handlertesting.runtime.internal.journal;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journals.DownloadCompleted;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;

/** A message has at most 40 lines, whatever has happened. */
class FailureLengthTest {

    private static final Cause R1 = new Cause(1, "POST /pull");

    private final Journal journal = Journals.of(new FakeTicker(),
            new JournalSettings(100_000, ofMillis(5000), ofMillis(100), ofMillis(100), () -> false, true));

    private static String lines(int count, String prefix) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i).collect(Collectors.joining("\n"));
    }

    @Test
    void ofAThousandEvents() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        for (int id = 1; id <= 1000; id++) {
            Journals.started(journal, id);
        }
        String message = assertThrows(EventAssertionError.class, () -> events.within(ofMillis(5)).await()).getMessage();
        List<String> lines = message.lines().toList();
        assertEquals(40, lines.size(), message);
        assertEquals("The test saw:", lines.get(1));
        assertEquals("  … 964 events are not shown: 964 CDI", lines.get(3));
        assertTrue(lines.get(38).contains("Journals.DownloadStarted[id=1000]   <- unattributed, on "), message);
        assertEquals(
                "1000 events are unattributed (?): they happened during this test, but nothing connects them with a request"
                        + " of this test.",
                lines.get(39));
    }

    @Test
    void withEveryPartTooLong() {
        for (int id = 1; id <= 100; id++) {
            int number = id;
            journal.append(Origin.UPSTREAM, "depot", now -> lines(10, "depot " + number + " line "), null, R1);
            journal.faults().add("CALL", new IllegalStateException("broken tap " + id));
            journal.foreign("Test" + id);
        }
        FailureStory story = journal.story(lines(30, "sentence ")).ofRequest(1).showing(
                lines(50, "  > Header: ") + "\n  >\n" + lines(50, "  > ") + "\n" + lines(50, "  < Header: ") + "\n  <\n"
                        + lines(50, "  < "))
                .ledBy("It has caused:", "");
        for (int i = 1; i <= 10; i++) {
            story.with(new Clue(Weight.POINTS, "clue " + i));
        }
        assertEquals(
                """
                        sentence 1
                        sentence 2
                        sentence 3
                        sentence 4
                        sentence 5
                        sentence 6
                        sentence 7
                        … 23 lines are not shown
                        clue 1
                        clue 2
                        clue 3
                        clue 4
                        clue 5
                        clue 6
                          > Header: 1
                          > … 49 lines are not shown
                          >
                          > … 50 lines are not shown
                          < Header: 1
                          < … 49 lines are not shown
                          <
                          < … 50 lines are not shown
                        It has caused:
                          … 99 events are not shown: 99 UPSTREAM
                          #100    0 ms  UPSTREAM  depot 100 line 1
                                                  depot 100 line 2
                                                  depot 100 line 3
                                                  depot 100 line 4
                                                  depot 100 line 5
                                                  … 5 lines are not shown
                        1 event of Test1 arrived during this test, and is not shown.
                        1 event of Test10 arrived during this test, and is not shown.
                        1 event of Test100 arrived during this test, and is not shown.
                        1 event of Test11 arrived during this test, and is not shown.
                        1 event of Test12 arrived during this test, and is not shown.
                        1 event of Test13 arrived during this test, and is not shown.
                        1 event of Test14 arrived during this test, and is not shown.
                        … 114 lines are not shown""",
                story.text());
    }

    @Test
    void anExchangeLosesTheEndOfItsLongestBlock() {
        FailureStory story = journal.story("Expected status 200, but got 400:").ofRequest(1)
                .showing("  > POST /pull\n  > A: b\n  >\n  > {}\n  < 400 Bad Request\n  <\n" + lines(60, "  < line "))
                .ledBy("It has caused:", "It has caused nothing that is recorded.");
        List<String> lines = story.text().lines().toList();
        assertEquals(List.of("  > POST /pull", "  > A: b", "  >", "  > {}", "  < 400 Bad Request", "  <", "  < line 1"),
                lines.subList(1, 8));
        assertEquals(List.of("  < … 29 lines are not shown", "It has caused nothing that is recorded."),
                lines.subList(lines.size() - 2, lines.size()));
        assertEquals(40, lines.size());
    }
}
