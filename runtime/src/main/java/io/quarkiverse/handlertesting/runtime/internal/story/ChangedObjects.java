package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.text.CarriedObjects;
import io.quarkiverse.handlertesting.runtime.internal.text.CarriedObjects.Carried;

/** Two events carry the same object, which was changed in between: who reads the first one later sees the change. */
public final class ChangedObjects implements ClueFinder {

    private record First(RecordedEvent event, Carried object) {
    }

    @Override
    public List<Clue> find(Scene scene) {
        Map<Object, First> firsts = new IdentityHashMap<>();
        for (RecordedEvent event : scene.concerned().toList()) {
            for (Carried object : CarriedObjects.of(event.payload())) {
                First first = firsts.putIfAbsent(object.original(), new First(event, object));
                String changes = first == null ? "" : first.object().changesTo(object);
                if (!changes.isEmpty()) {
                    long number = first.event().sequence();
                    return List.of(new Clue(Weight.POINTS, "#" + number + " and #" + event.sequence() + " carry the same "
                            + object.type() + "; it was changed after #" + number + ": " + changes + "."));
                }
            }
        }
        return List.of();
    }
}
