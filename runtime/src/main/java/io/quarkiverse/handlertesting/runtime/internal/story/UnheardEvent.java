package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.List;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.text.AnnotationText;
import io.quarkiverse.handlertesting.runtime.internal.text.Reached;

/** Names CDI events that no observer got, although the application observes their type. */
public final class UnheardEvent implements ClueFinder {

    private static final int NAMED = 2;

    @Override
    public List<Clue> find(Scene scene) {
        return scene.concerned().filter(event -> event.origin() != Origin.CDI_COMMITTED).flatMap(UnheardEvent::clue)
                .limit(NAMED).toList();
    }

    private static Stream<Clue> clue(RecordedEvent event) {
        if (!(event.payload() instanceof CdiEvent fired) || !(fired.reached() instanceof Reached reached)
                || !reached.isNobody()) {
            return Stream.empty();
        }
        String missed = reached.missed();
        return missed.isEmpty() ? Stream.empty()
                : Stream.of(new Clue(Weight.SHOWS, "#" + event.sequence() + " " + AnnotationText.shown(fired.qualifiers())
                        + event.name() + " has no observer. Observers of " + event.name() + ": " + missed + "."));
    }
}
