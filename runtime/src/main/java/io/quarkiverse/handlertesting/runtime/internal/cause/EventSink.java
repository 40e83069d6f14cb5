package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.util.function.LongFunction;

import io.quarkiverse.handlertesting.events.Origin;

/** Where an event belongs, as a tap sees it. Never throws. */
public interface EventSink {

    /** Appends an event. */
    void record(Origin origin, String name, Object payload, Throwable failure);

    /**
     * Appends an event whose payload holds its time.
     *
     * @param payload made of {@code System.nanoTime()}; must be quick and must not throw
     */
    void append(Origin origin, String name, LongFunction<Object> payload, Throwable failure);

    /** Something went wrong inside a tap. */
    void fault(Origin origin, Throwable thrown);
}
