package io.quarkiverse.handlertesting.runtime.internal.application;

import io.vertx.core.Context;

/** Refuses what an event loop thread must not do: it works for the whole application. */
public final class EventLoops {

    /** The mend for a test method that runs on an event loop. */
    private static final String WORKER = "with @RunOnVertxContext, that needs runOnEventLoop = false.";

    private EventLoops() {
    }

    /**
     * Refuses a method that blocks.
     *
     * @param verb the method: {@code "await()"}
     * @param instead the methods to call on an event loop; {@code null} if no method does the same without blocking
     * @throws IllegalStateException on an event loop thread
     */
    public static void refuse(String verb, String instead) {
        refuseWith(verb,
                (instead == null ? "Call it" : "Use " + instead + " there, or call it") + " on the thread of the test; "
                        + WORKER);
    }

    /**
     * Refuses to open a scope.
     *
     * @throws IllegalStateException on an event loop thread
     */
    public static void refuseScope() {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("Events.open(name) was called on the event loop thread "
                    + Thread.currentThread().getName() + ", which also runs what does not belong to the scope. Call it on the"
                    + " thread of the test; " + WORKER);
        }
    }

    /**
     * Refuses a blocking operation that the reader of the message has not called as a method.
     *
     * @param subject begins the message: {@code "The fixture Files.dir()"}
     * @param advice ends the message: a sentence
     * @throws IllegalStateException on an event loop thread
     */
    public static void refuseWith(String subject, String advice) {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException(subject + " would block the event loop thread " + Thread.currentThread().getName()
                    + ", which the application needs to answer. " + advice);
        }
    }
}
