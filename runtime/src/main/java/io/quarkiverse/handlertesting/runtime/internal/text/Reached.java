package io.quarkiverse.handlertesting.runtime.internal.text;

/**
 * Where an event was sent and whom it has reached so far: the end of its line, {@code at Tokens.java:31 -> no consumer}. It is
 * looked up when a message is written, since an event is recorded before it reaches anything. It says nothing about the event
 * itself: two events that differ only here are equal.
 */
public class Reached {

    /** Nothing is known. */
    public static final Reached UNKNOWN = new Reached(null);

    private final String at;
    private final Receiver within;

    /** @param at the line that sent the event; {@code null} if it is unknown */
    public Reached(String at) {
        this(at, null);
    }

    /** @param within the observer or consumer that sent the event; {@code null} if it is unknown */
    public Reached(String at, Receiver within) {
        this.at = at;
        this.within = within;
    }

    /** Names what the event has reached, {@code "ModelEvictor.evict, ended in 2 ms"}; empty if it is unknown. */
    protected String whom() {
        return "";
    }

    /** Whether it is known that the event has reached nothing. */
    public boolean isNobody() {
        return false;
    }

    /**
     * Names the nearest that an event which reached nothing has missed, and why; empty if there is none, or if it is unknown.
     */
    public String missed() {
        return "";
    }

    /** The closest name under which it would have reached something; {@code null} if there is none so close. */
    public String meant() {
        return null;
    }

    /** The line that sent the event, {@code Tokens.java:31}; {@code null} if it is unknown. */
    public final String at() {
        return at;
    }

    /** The observer or consumer that sent the event; {@code null} if it is unknown. */
    public final Receiver within() {
        return within;
    }

    @Override
    public final String toString() {
        String whom = whom();
        return (at == null ? "" : " at " + at) + (whom.isEmpty() ? "" : " -> " + whom);
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof Reached;
    }

    @Override
    public final int hashCode() {
        return 0;
    }
}
