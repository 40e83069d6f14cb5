package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.List;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.events.BusMessage;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.quarkiverse.handlertesting.runtime.internal.text.Reached;

/** Names messages of the event bus that no consumer got, if something did not come. A test that passes may have them, too. */
public final class UnheardMessages implements ClueFinder {

    private static final int SHOWN = 2;

    @Override
    public List<Clue> find(Scene scene) {
        return !scene.isSomethingMissing() ? List.of()
                : Stream.concat(scene.concerned(), scene.events().stream().filter(UnheardMessages::isMisspelled))
                        .filter(UnheardMessages::isUnheard).map(UnheardMessages::text).distinct().limit(SHOWN)
                        .map(text -> new Clue(Weight.SHOWS, text)).toList();
    }

    /** A misspelled address is a clue for each request: another one may wait for what its consumer would have done. */
    private static boolean isMisspelled(RecordedEvent event) {
        return isUnheard(event) && ((Reached) ((BusMessage) event.payload()).reached()).meant() != null;
    }

    private static boolean isUnheard(RecordedEvent event) {
        return event.payload() instanceof BusMessage message && message.reached() instanceof Reached reached
                && reached.isNobody();
    }

    private static String text(RecordedEvent event) {
        BusMessage message = (BusMessage) event.payload();
        Reached reached = (Reached) message.reached();
        String at = reached.at();
        String meant = reached.meant();
        String sender = event.cause() == null || event.cause().isRequest() ? CauseColumn.text(event) : "the test method";
        return "The message to " + ControlCharacters.escaped(message.address()) + " that " + sender + " sent"
                + (at == null ? "" : " at " + at) + " reached no consumer"
                + (meant == null ? "." : "; the nearest address with one is \"" + ControlCharacters.escaped(meant) + "\".");
    }
}
