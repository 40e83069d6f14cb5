package io.quarkiverse.handlertesting.runtime.internal.application;

import java.util.List;
import java.util.concurrent.Future;

/**
 * The calls of {@code invokeAll} and {@code invokeAny} of one executor. The JDK asks for the results of their tasks before the
 * caller can: for all of them, but without looking at failures, or until one has a result, and the failures of the others are
 * meant to be dropped. Thread-safe.
 */
public final class InvokeCalls {

    private enum Call {
        ALL,
        ANY
    }

    private final ThreadLocal<Call> running = new ThreadLocal<>();

    /** Called with each future that the executor makes. */
    void made(AskedTask<?> task) {
        Call call = running.get();
        if (call == Call.ANY) {
            task.asked();
        } else if (call == Call.ALL) {
            task.invokedBy(Thread.currentThread());
        }
    }

    /** Called before {@code invokeAll}; {@link #end()} follows. */
    public void beginAll() {
        running.set(Call.ALL);
    }

    /** Called before {@code invokeAny}; {@link #end()} follows. */
    public void beginAny() {
        running.set(Call.ANY);
    }

    public void end() {
        running.remove();
    }

    /** Runs a handler of rejected tasks: a task that it runs on this thread may submit others. */
    public void outside(Runnable handler) {
        Call call = running.get();
        running.remove();
        try {
            handler.run();
        } finally {
            if (call != null) {
                running.set(call);
            }
        }
    }

    /** Called before {@code invokeAll} returns its futures. */
    public <T> List<Future<T>> returned(List<Future<T>> futures) {
        futures.forEach(future -> {
            if (future instanceof AskedTask<?> task) {
                task.invokedBy(null);
            }
        });
        return futures;
    }
}
