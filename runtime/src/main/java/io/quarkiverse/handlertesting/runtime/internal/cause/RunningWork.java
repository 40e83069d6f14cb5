package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** The running work of one test. It counts the pieces; the end of the last one wakes the threads that wait. */
final class RunningWork {

    private final Set<Work> running = ConcurrentHashMap.newKeySet();
    private final AtomicLong begun = new AtomicLong();
    private final List<Thread> waiting = new CopyOnWriteArrayList<>();
    /** How many of the waiting threads run work of their own. */
    private final AtomicInteger waitingRunners = new AtomicInteger();

    void add(Work work) {
        begun.incrementAndGet();
        running.add(work);
    }

    void remove(Work work) {
        running.remove(work);
    }

    /** Whether a thread waits that the end of any work may concern, not only that of the last one. */
    boolean isAwaitedByRunner() {
        return waitingRunners.get() > 0;
    }

    /** Whether this thread runs any of the work. */
    boolean isRunner(Thread thread) {
        return running.stream().anyMatch(work -> work.runner() == thread);
    }

    /**
     * As {@link #await}, for a thread that runs work itself: it waits for all work but that of threads which wait, too.
     *
     * @param own the work to wait for
     */
    boolean awaitOthers(Predicate<Work> own, long nanos) throws InterruptedException {
        Thread thread = Thread.currentThread();
        waitingRunners.incrementAndGet();
        waiting.add(thread);
        try {
            signal();
            return await(() -> running.stream().filter(Work::isWaitedFor).filter(own)
                    .allMatch(work -> work.runner() != null && waiting.contains(work.runner())), nanos);
        } finally {
            waiting.remove(thread);
            waitingRunners.decrementAndGet();
        }
    }

    /** Makes the waiting threads check their condition again. */
    void signal() {
        waiting.forEach(LockSupport::unpark);
    }

    /** The work that is running now, the oldest first. */
    List<Work> running() {
        return running.stream().sorted(Comparator.comparingLong(Work::since)).toList();
    }

    boolean isEmpty() {
        return running.isEmpty();
    }

    /** How many pieces have begun, ended or not. */
    long begun() {
        return begun.get();
    }

    /**
     * Blocks until the condition holds; it must become true only with a {@link #signal()}.
     *
     * @param nanos how long to wait at most
     * @return whether it holds
     */
    boolean await(BooleanSupplier condition, long nanos) throws InterruptedException {
        if (condition.getAsBoolean()) {
            return true;
        }
        long deadline = System.nanoTime() + nanos;
        Thread thread = Thread.currentThread();
        waiting.add(thread);
        try {
            while (!condition.getAsBoolean()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                LockSupport.parkNanos(this, left);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            return true;
        } finally {
            waiting.remove(thread);
        }
    }
}
