package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene.Missing;

/** A result to which nothing has subscribed. */
class UnsubscribedResultsTest {

    private static final Clue OF_MAIL = new Clue(Weight.SHOWS,
            "Mail.send, which r1 called, returned a Uni that was never subscribed to.");

    private final UnsubscribedResults results = new UnsubscribedResults();

    private Runnable add(long request, String call, String type) {
        return results.add(request,
                caller -> call + ", which " + caller + " called, returned a " + type + " that was never subscribed to.");
    }

    private List<Clue> clues(Missing missing, OptionalLong request) {
        return results.find(new Scene(List.of(), request, null, missing));
    }

    @Test
    void isNamedOnceForEachCall() {
        add(1, "Mail.send", "Uni");
        add(1, "Mail.send", "Uni");
        add(0, "Mail.list", "Multi");
        assertEquals(List.of(
                new Clue(Weight.SHOWS,
                        "Mail.list, which the test method called, returned a Multi that was never subscribed to."),
                OF_MAIL), clues(Missing.UNKNOWN, OptionalLong.empty()));
    }

    @Test
    void isNotNamedIfItWasSubscribedTo() {
        add(1, "Mail.send", "Uni");
        add(1, "Mail.send", "Uni").run();
        assertEquals(List.of(OF_MAIL), clues(Missing.WHOLE, OptionalLong.empty()));
        add(2, "Mail.send", "Uni").run();
        assertEquals(List.of(), clues(Missing.WHOLE, OptionalLong.of(2)));
    }

    @Test
    void isNotNamedIfNothingIsMissing() {
        add(1, "Mail.send", "Uni");
        assertEquals(List.of(), clues(Missing.NOTHING, OptionalLong.empty()));
    }
}
