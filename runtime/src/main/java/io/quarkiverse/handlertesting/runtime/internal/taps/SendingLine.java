package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;

/**
 * The line of the application that sends an event now, for the tap that records it. The changed call sites of the application
 * bring it along as a constant, so no stack is walked. It is that of one event only: what a library sends meanwhile has none.
 */
@Singleton
public class SendingLine {

    private final ThreadLocal<String> ofThread = new ThreadLocal<>();

    /** Calls the method that sends an event. */
    public static <T> T at(String line, Supplier<T> send) {
        // Its result may be null, and the method must not be called again then.
        SendingLine bean = Beans.find(SendingLine.class).orElse(null);
        return bean == null ? send.get() : bean.during(line, send);
    }

    private <T> T during(String line, Supplier<T> send) {
        String before = ofThread.get();
        ofThread.set(line);
        try {
            return send.get();
        } finally {
            set(before);
        }
    }

    /** Runs what records the event on this thread, which may be another one than that of the line. */
    <T> Supplier<T> carried(Supplier<T> task) {
        String line = take();
        return line == null ? task : () -> during(line, task);
    }

    /** As {@link #carried}, where no bean is at hand. */
    public static <T> Supplier<T> carriedTo(Supplier<T> task) {
        return Beans.find(SendingLine.class).map(bean -> bean.carried(task)).orElse(task);
    }

    /** The line of the event that is recorded now, which no further event gets; {@code null} if it is unknown. */
    String take() {
        String line = ofThread.get();
        if (line != null) {
            ofThread.remove();
        }
        return line;
    }

    private void set(String line) {
        if (line == null) {
            ofThread.remove();
        } else {
            ofThread.set(line);
        }
    }
}
