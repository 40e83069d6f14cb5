package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.ClueFinder;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene;

/** The sources of clues for the failure messages of one test. Thread-safe. */
final class ClueFinders {

    private final List<ClueFinder> all = new CopyOnWriteArrayList<>();

    void add(ClueFinder finder) {
        all.add(finder);
    }

    boolean has(Class<? extends ClueFinder> type) {
        return all.stream().anyMatch(type::isInstance);
    }

    /** The clues of each finder, in the order of the finders. One that fails is a fault of this extension, and has none. */
    List<Clue> find(Scene scene, TapFaults faults) {
        List<Clue> clues = new ArrayList<>();
        for (ClueFinder finder : all) {
            try {
                clues.addAll(finder.find(scene));
            } catch (Throwable thrown) {
                faults.add(finder.getClass().getSimpleName(), thrown);
            }
        }
        return clues;
    }
}
