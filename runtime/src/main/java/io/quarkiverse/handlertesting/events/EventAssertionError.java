package io.quarkiverse.handlertesting.events;

import io.quarkiverse.handlertesting.HandlerAssertionError;
import io.quarkiverse.handlertesting.junit.FailOnLeftovers;
import io.quarkiverse.handlertesting.junit.FailOnUnread;

/** A wait that did not get what it waited for. The message shows what happened instead, event by event. */
public class EventAssertionError extends HandlerAssertionError {

    private static final long serialVersionUID = 1L;

    /** How the wait ended. */
    public enum Reason {
        /** The deadline passed. An event that came after it is called late in the message. */
        TIMED_OUT,
        /** An event came that was expected not to. */
        UNEXPECTED,
        /** The test, or the subscription, ended first. */
        CLOSED,
        /** The journal is full ({@code quarkus.handler-testing.events.max-recorded}). */
        OVERFLOWED,
        /** The waiting thread was interrupted; its interrupt flag is set again. */
        INTERRUPTED,
        /** The predicate or the selector threw; its exception is the cause. */
        PREDICATE_FAILED,
        /** The test ended with work still running ({@link FailOnLeftovers}). */
        LEFTOVERS,
        /** The test ended with events that nobody had read ({@link FailOnUnread}). */
        UNREAD,
        /** This extension failed itself while it recorded; the exceptions are suppressed ones of the error. */
        INTERNAL_FAULT
    }

    private final Reason reason;

    public EventAssertionError(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    @Override
    public Reason reason() {
        return reason;
    }
}
