package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.List;

/**
 * Finds clues to a failure. Called on the thread that creates the failure message, after the failure only; must not block.
 */
@FunctionalInterface
public interface ClueFinder {

    /** The clues, in the order in which a message shows those of the same weight; empty for none. */
    List<Clue> find(Scene scene);
}
