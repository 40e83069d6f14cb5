package io.quarkiverse.handlertesting.runtime.internal.application;

import io.vertx.core.Context;

/** Refuses to block event loop threads. */
public final class EventLoops {

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
        refuseWith(verb, instead == null ? "Call it on the thread of the test."
                : "Use " + instead + " there, or call it on the thread of the test.");
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
