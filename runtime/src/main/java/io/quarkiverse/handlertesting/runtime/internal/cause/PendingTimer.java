package io.quarkiverse.handlertesting.runtime.internal.cause;

/** The details of work that a timer does: when it fires. All times are in nanoseconds. */
public interface PendingTimer {

    /** From the time when it was set to the first time that it fires; 0 if that is at once, or unknown. */
    long delay();

    /** The interval of a timer that repeats; 0 if it fires once, or if that is unknown. */
    long period();

    /** How often it has fired. */
    int fired();

    /** From now until it fires next; negative if it is overdue. */
    long untilDue();
}
