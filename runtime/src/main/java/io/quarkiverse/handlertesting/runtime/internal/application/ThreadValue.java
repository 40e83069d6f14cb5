package io.quarkiverse.handlertesting.runtime.internal.application;

import java.util.function.Supplier;

/** A value that a thread has while it runs a task. */
public final class ThreadValue<V> {

    private final ThreadLocal<V> ofThread = new ThreadLocal<>();

    /** Runs the task with this value; after it, the thread has the value that it had before. */
    public <T> T during(V value, Supplier<T> task) {
        V before = ofThread.get();
        ofThread.set(value);
        try {
            return task.get();
        } finally {
            if (before == null) {
                ofThread.remove();
            } else {
                ofThread.set(before);
            }
        }
    }

    /** {@code null} if this thread has none. */
    public V get() {
        return ofThread.get();
    }

    /** As {@link #get}; until the task has ended, the thread has no value. */
    public V take() {
        V value = ofThread.get();
        if (value != null) {
            ofThread.remove();
        }
        return value;
    }
}
