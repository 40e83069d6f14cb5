package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.lang.reflect.Method;

/** Observes calls of functions that suspend, in applications that have coroutines of Kotlin. Thread-safe. */
public interface SuspendingCalls {

    /** Called once, when the call ends. */
    interface End {

        /**
         * @param item {@code null} for a call that returns nothing or fails
         * @param failure {@code null} for a call that returns
         */
        void end(Object item, Throwable failure, boolean cancelled);
    }

    /** Whether the method is such a function. Its last argument gets the result, if the call suspends. */
    boolean isSuspending(Method method);

    /**
     * The argument to pass in place of the last one.
     *
     * @param end called when a call that has suspended ends
     */
    Object observed(Object last, End end);

    /**
     * Called when the method has returned.
     *
     * @param end called if the call has not suspended
     */
    void returned(Object result, End end);
}
