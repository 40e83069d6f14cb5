package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.sse.SseFrame;

/** A failure names the events that came in place of the awaited one. */
class SentNamesTest {

    private static SseFrame event(String name) {
        return SseFrame.event(name, "{}");
    }

    private static void assertClue(Weight weight, String text, List<SseFrame> frames) {
        assertEquals(Optional.of(new Clue(weight, text)), SentNames.clue("completed", frames));
    }

    @Test
    void theNearestNameComesFirst() {
        assertClue(Weight.SHOWS,
                "The stream has sent \"complete\", but no \"completed\"; it has sent pending, 2 × a comment, complete.",
                List.of(event("pending"), SseFrame.comment("beat"), event("complete"), SseFrame.comment("beat")));
    }

    @Test
    void otherNamesPointToTheDifference() {
        assertClue(Weight.POINTS, "The stream has sent pending, but no \"completed\".", List.of(event("pending")));
    }

    @Test
    void onlyTheFirstNamesAreShown() {
        assertClue(Weight.POINTS, "The stream has sent e0, e1, e2, e3, e4, e5 and 2 more, but no \"completed\".",
                IntStream.range(0, 8).mapToObj(i -> event("e" + i)).toList());
    }

    @Test
    void noFrameOrOneThatWasReadBeforeIsNoClue() {
        assertEquals(Optional.empty(), SentNames.clue("completed", List.of()));
        assertEquals(Optional.empty(), SentNames.clue("completed", List.of(event("completed"), event("pending"))));
    }
}
