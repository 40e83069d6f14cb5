package io.quarkiverse.handlertesting.events;

import io.quarkiverse.handlertesting.HandlerAssertionError;
import io.quarkiverse.handlertesting.junit.FailOnLeftovers;
import io.quarkiverse.handlertesting.junit.FailOnLogged;
import io.quarkiverse.handlertesting.junit.FailOnUnattributed;
import io.quarkiverse.handlertesting.junit.FailOnUnread;
import io.quarkiverse.handlertesting.junit.MaxStatements;

/**
 * A wait did not get the event that it waited for, or a test ended in a state that is not allowed. The message shows what
 * happened instead, event by event.
 */
public class EventAssertionError extends HandlerAssertionError {

    private static final long serialVersionUID = 1L;

    /** The kind of failure. */
    public enum Reason {
        /**
         * The deadline passed. The message marks an event that came later as late. As a suppressed exception of JUnit's
         * {@code TimeoutException}: where a test hangs.
         */
        TIMED_OUT,
        /** An event came that the test expected not to come. */
        UNEXPECTED,
        /** The test or the subscription ended before the event came. */
        CLOSED,
        /** The journal is full ({@code quarkus.handler-testing.events.max-recorded}). */
        OVERFLOWED,
        /** The waiting thread was interrupted; its interrupt flag is set again. */
        INTERRUPTED,
        /** The predicate or the selector threw an exception, which is the cause of this error. */
        PREDICATE_FAILED,
        /** The test ended with work still running ({@link FailOnLeftovers}), or with a scope open on another thread. */
        LEFTOVERS,
        /** The test ended with unread events ({@link FailOnUnread}). */
        UNREAD,
        /** The test ended with events that have lost their cause ({@link FailOnUnattributed}). */
        UNATTRIBUTED,
        /** Work of the test published log records that it must not publish ({@link FailOnLogged}). */
        LOGGED,
        /**
         * The number of SQL statements is not the expected one ({@link MaxStatements}, {@link Events#expectStatements}).
         */
        STATEMENTS,
        /**
         * The test ended, and work of it had ended with an exception that reached nobody, which is the cause of this error. The
         * error has those of other kinds as suppressed ones. If the test has failed for another reason, a suppressed exception
         * of its failure.
         */
        UNSEEN_FAILURE,
        /**
         * Not a failure of its own, but the suppressed exception of a failure that another library or the test itself has
         * thrown: clues to its cause, and what the test saw. It also has what would otherwise be suppressed exceptions of their
         * own: exceptions that reached nobody, and what the mock upstreams refused
         * ({@code quarkus.handler-testing.events.explain-failures}).
         */
        TEST_FAILED,
        /** This extension itself failed to record events; the error has the exceptions as suppressed ones. */
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
