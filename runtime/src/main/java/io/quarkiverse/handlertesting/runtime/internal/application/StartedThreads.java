package io.quarkiverse.handlertesting.runtime.internal.application;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/**
 * The causes of the threads that the application starts, until each has begun, and where it starts those without a cause. A
 * thread cannot be told its cause: it takes it from here when it first asks. Lives as long as the application. Thread-safe.
 */
public final class StartedThreads {

    private static final int SMALL_STACK = 64 << 10;

    private final Map<Long, RunningCause> causes = new ConcurrentHashMap<>();
    private final Map<Thread, String> places = Collections.synchronizedMap(new WeakHashMap<>());

    /** Called before a thread is started. */
    public void starting(Thread thread, RunningCause cause) {
        causes.put(thread.getId(), cause);
    }

    /**
     * Called before a thread is started without a cause.
     *
     * @param place the line of the application that starts it
     */
    public void startingWithoutCause(Thread thread, String place) {
        places.put(thread, place);
    }

    /** The place where this thread was started without a cause; {@code null} if it is unknown. */
    String placeOf(Thread thread) {
        return places.get(thread);
    }

    /** Called if it could not be started. */
    public void forget(Thread thread) {
        causes.remove(thread.getId());
    }

    /** The cause of a thread that begins; {@code null} if it has none. */
    RunningCause of(Thread thread) {
        return causes.get(thread.getId());
    }

    /**
     * Calls back when the thread has ended. A thread has no listeners, so another one waits for it.
     *
     * @param ended called by a thread of ours
     */
    public void awaitEnd(Thread thread, Runnable ended) {
        Thread watcher = new Thread(null, () -> watch(thread, ended), "handler-testing-end-of-" + thread.getName(),
                SMALL_STACK);
        watcher.setDaemon(true);
        watcher.start();
    }

    private void watch(Thread thread, Runnable ended) {
        try {
            thread.join();
        } catch (InterruptedException neverHappens) {
            Thread.currentThread().interrupt();
        } finally {
            forget(thread);
            ended.run();
        }
    }
}
