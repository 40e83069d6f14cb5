package io.quarkiverse.handlertesting.runtime.internal.application;

import java.util.List;
import java.util.concurrent.ExecutionException;
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

    /** The {@code invokeAll} of the executor's superclass. */
    public interface All<T> {
        List<Future<T>> invoke() throws InterruptedException;
    }

    /** The {@code invokeAny} of the executor's superclass. */
    public interface Any<T, X extends Exception> {
        T invoke() throws InterruptedException, ExecutionException, X;
    }

    /** Makes a call of {@code invokeAll}. */
    public <T> List<Future<T>> all(All<T> call) throws InterruptedException {
        running.set(Call.ALL);
        try {
            return returned(call.invoke());
        } finally {
            running.remove();
        }
    }

    /** Makes a call of {@code invokeAny}. */
    public <T, X extends Exception> T any(Any<T, X> call) throws InterruptedException, ExecutionException, X {
        running.set(Call.ANY);
        try {
            return call.invoke();
        } finally {
            running.remove();
        }
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

    private static <T> List<Future<T>> returned(List<Future<T>> futures) {
        futures.forEach(future -> {
            if (future instanceof AskedTask<?> task) {
                task.invokedBy(null);
            }
        });
        return futures;
    }
}
