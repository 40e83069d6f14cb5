package io.quarkiverse.handlertesting.runtime.internal.application;

import io.vertx.core.Context;

/** Threads that must not be blocked. */
public final class EventLoops {

    private EventLoops() {
    }

    /**
     * @param instead what to call there
     * @throws IllegalStateException on an event loop thread
     */
    public static void refuse(String verb, String instead) {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException(verb + " would block the event loop thread " + Thread.currentThread().getName()
                    + ", which the application needs to answer. Use " + instead + " there, or call it on the thread of the"
                    + " test.");
        }
    }
}
