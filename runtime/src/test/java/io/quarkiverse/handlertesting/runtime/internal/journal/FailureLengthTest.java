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

    private static final Cause R21 = new Cause(21, "POST /pull");

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
    void withoutAClueThatItsSentenceHas() {
        assertEquals("Session alice has no cookie: it was rejected.\nAnother clue.",
                journal.story("Session alice has no cookie: it was rejected.")
                        .with(new Clue(Weight.POINTS, "it was rejected.")).with(new Clue(Weight.POINTS, "Another clue."))
                        .text());
    }

    @Test
    void withEveryPartTooLong() {
        for (int id = 1; id <= 100; id++) {
            int number = id;
            journal.append(Origin.UPSTREAM, "depot", now -> lines(10, "depot " + number + " line "), null, R21);
            journal.faults().add("CALL", new IllegalStateException("broken tap " + id));
            journal.foreign("Test" + id);
        }
        for (int number = 1; number <= 20; number++) {
            Cause earlier = new Cause(number, "POST /pull/" + number);
            journal.append(Origin.CDI, "Started", now -> "Started", null, earlier);
        }
        FailureStory story = journal.story(lines(30, "sentence ")).ofRequest(21).showing(
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
                        … 25 lines are not shown
                        clue 1
                        clue 2
                        clue 3
                        clue 4
                        clue 5
                        clue 6
                          > Header: 1
                          >
                          < Header: 1
                          <
                        Before this request (r21), the test sent:
                          r15 POST /pull/15, caused 1 CDI
                          r16 POST /pull/16, caused 1 CDI
                          r17 POST /pull/17, caused 1 CDI
                          r18 POST /pull/18, caused 1 CDI
                          r19 POST /pull/19, caused 1 CDI
                          r20 POST /pull/20, caused 1 CDI
                          … 14 more
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
                        … 116 lines are not shown""",
                story.text());
    }

    @Test
    void ofTheIdsThatWouldReadAlike() {
        var events = journal.subscribe(fired(DownloadCompleted.class));
        for (int i = 0; i < 100; i++) {
            String id = String.format("0ec90000-0000-4000-8000-0000000000%02x", i % 2);
            String text = i + " of " + id;
            journal.append(Origin.EVENT_BUS, "ticks", now -> text, null, R21);
        }
        String message = assertThrows(EventAssertionError.class, () -> events.within(ofMillis(5)).await()).getMessage();
        List<String> lines = message.lines().toList();
        assertEquals(40, lines.size(), message);
        assertEquals(List.of("  #99     0 ms  EVENT_BUS  98 of 0ec9…", "  #100    0 ms  EVENT_BUS  99 of 0ec9…0001",
                "0ec9… is 0ec90000-0000-4000-8000-000000000000, 0ec9…0001 is 0ec90000-0000-4000-8000-000000000001"),
                lines.subList(37, 40));
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
