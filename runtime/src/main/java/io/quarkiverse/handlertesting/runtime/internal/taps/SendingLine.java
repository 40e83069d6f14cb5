package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.application.ThreadValue;

/**
 * The line of the application that sends an event now, for the tap that records it. The changed call sites of the application
 * bring it along as a constant, so no stack is walked. It is that of one event only: what a library sends meanwhile has none.
 */
@Singleton
public class SendingLine {

    private final ThreadValue<String> ofThread = new ThreadValue<>();

    /** Calls the method that sends an event. */
    public static <T> T at(String line, Supplier<T> send) {
        // Its result may be null, and the method must not be called again then.
        SendingLine bean = Beans.find(SendingLine.class).orElse(null);
        return bean == null ? send.get() : bean.ofThread.during(line, send);
    }

    /** Runs what records the event on this thread, which may be another one than that of the line. */
    <T> Supplier<T> carried(Supplier<T> task) {
        String line = take();
        return line == null ? task : () -> ofThread.during(line, task);
    }

    /** As {@link #carried}, where no bean is at hand. */
    public static <T> Supplier<T> carriedTo(Supplier<T> task) {
        return Beans.find(SendingLine.class).map(bean -> bean.carried(task)).orElse(task);
    }

    /** The line of the event that is recorded now, which no further event gets; {@code null} if it is unknown. */
    String take() {
        return ofThread.take();
    }
}
