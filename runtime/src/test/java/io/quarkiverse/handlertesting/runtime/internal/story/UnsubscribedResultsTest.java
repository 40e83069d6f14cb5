package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.CallOut;
import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
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

    private static RecordedEvent answered(long request, int status) {
        return new RecordedEvent(1, 0, Origin.CALL_OUT, "any", new CallOut("GET", "http://hub/catalog", CallOut.Stage.ANSWERED,
                status, Duration.ZERO, 1, null), null, "main", new Cause(request, "any"), null, null);
    }

    private List<String> clues(RecordedEvent... events) {
        return results.find(Scene.of(List.of(events))).stream().map(Clue::text).toList();
    }

    @Test
    void wasSubscribedToTwice() {
        Runnable subscribed = results.add(1, "Multi", "GET", () -> "http://hub/catalog");
        assertEquals(List.of(new Clue(Weight.SHOWS, "The REST client has not sent GET http://hub/catalog: the Multi that r1 got"
                + " for it was never subscribed to.")), clues(Missing.WHOLE, OptionalLong.empty()));
        subscribed.run();
        assertEquals(List.of(), clues(answered(1, 200), answered(1, 200)));
        subscribed.run();
        assertEquals(List.of("The Multi that r1 got for GET http://hub/catalog was subscribed to twice:"
                + " each subscription sends the request."), clues(answered(1, 200), answered(1, 200)));
    }

    /** A retry subscribes again, as does code that asks until the answer is the awaited one. */
    @Test
    void wasSubscribedToAgainForAReason() {
        Runnable subscribed = results.add(1, "Uni", "GET", () -> "http://hub/catalog");
        subscribed.run();
        subscribed.run();
        assertEquals(List.of(), clues(answered(1, 503), answered(1, 200)));
        assertEquals(List.of(), clues(answered(1, 200), answered(2, 200)));
        subscribed.run();
        assertEquals(List.of(), clues(answered(1, 200), answered(1, 200), answered(1, 200)));
    }
}
