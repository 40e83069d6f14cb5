package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.List;

/** Finds queries that a request has executed for each row of another one. */
public final class RepeatedQueries implements ClueFinder {

    private static final int MAX_CLUES = 2;

    @Override
    public List<Clue> find(Scene scene) {
        return Repetition.of(scene.concerned()).stream().filter(Repetition::isTooOften).limit(MAX_CLUES)
                .map(repetition -> repetition.clue(Clue.Weight.POINTS)).toList();
    }
}
