package io.quarkiverse.handlertesting.runtime.internal.story;

/**
 * A fact that may be the cause of a failure, for the first lines of its message.
 *
 * @param text one sentence, without a line break
 */
public record Clue(Weight weight, String text) implements Comparable<Clue> {

    /** How much a clue says about the cause of a failure; the strongest first. */
    public enum Weight {
        /** Names the cause: an exception that ended the awaited work, a call that no stub matches. */
        NAMES,
        /** The cause is obvious from it: a cookie that was withheld, a transaction that was rolled back. */
        SHOWS,
        /** Points at a relation: the nearest event, an equal one. */
        POINTS,
        /** The state of the work. */
        STATE
    }

    @Override
    public int compareTo(Clue other) {
        return weight.compareTo(other.weight);
    }
}
