package io.quarkiverse.handlertesting.runtime.internal.cause;

/** The details of work that a timer does: until it fires for the first time, it knows when. */
@FunctionalInterface
public interface PendingTimer {

    /** Nanoseconds from the time when it was set to the first time that it fires; 0 if it has fired, or if that is unknown. */
    long delay();
}
