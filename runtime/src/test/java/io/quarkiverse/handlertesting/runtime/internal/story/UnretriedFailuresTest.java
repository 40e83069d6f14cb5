package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;

/** An exception that a retry does not cover. */
class UnretriedFailuresTest {

    private static final String TEXT = "Releases.pull has a @Retry that does not cover it: r1 did not try again.";

    private final List<RecordedEvent> events = new ArrayList<>();
    private final UnretriedFailures failures = new UnretriedFailures();

    private void add(long request, Throwable thrown) {
        failures.add(request, thrown,
                caller -> "Releases.pull has a @Retry that does not cover it: " + caller + " did not try again.");
    }

    private void delivered(Throwable failure) {
        events.add(
                new RecordedEvent(1, 0, Origin.CHANNEL_DELIVERED, "any", "nacked", failure, "main", new Cause(1, "any"), null,
                        null));
    }

    private List<Clue> clues(OptionalLong request) {
        return failures.find(new Scene(events, request, null));
    }

    @Test
    void namesTheCauseIfItEndedTheWork() {
        IOException thrown = new IOException("404");
        add(1, thrown);
        delivered(new IllegalStateException(thrown));
        assertEquals(List.of(new Clue(Weight.NAMES, TEXT)), clues(OptionalLong.empty()));
    }

    @Test
    void namesNoMistakeOfTheCodeFirst() {
        NullPointerException thrown = new NullPointerException();
        add(1, thrown);
        delivered(thrown);
        assertEquals(List.of(new Clue(Weight.SHOWS, TEXT)), clues(OptionalLong.empty()));
    }

    @Test
    void pointsAtAnExceptionThatCodeHasCaught() {
        add(1, new IOException("404"));
        delivered(null);
        assertEquals(List.of(new Clue(Weight.POINTS, TEXT)), clues(OptionalLong.empty()));
    }

    @Test
    void isNamedOnceForEachRequest() {
        add(1, new IOException("1"));
        add(1, new IOException("2"));
        add(0, new IOException("3"));
        assertEquals(List.of(new Clue(Weight.POINTS, TEXT), new Clue(Weight.POINTS, TEXT.replace("r1", "the test method"))),
                clues(OptionalLong.empty()));
        assertEquals(List.of(new Clue(Weight.POINTS, TEXT)), clues(OptionalLong.of(1)));
        assertEquals(List.of(), clues(OptionalLong.of(2)));
    }
}
