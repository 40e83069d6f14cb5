package io.quarkiverse.handlertesting.runtime.internal.application;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Guards state that threads change and others wait for. Each change wakes the waiting threads; nothing is polled. */
public final class Monitor {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    public void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public <T> T read(Supplier<T> read) {
        lock.lock();
        try {
            return read.get();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Blocks until the condition holds.
     *
     * @param nanos how long to wait at most; {@code Long.MAX_VALUE} for no limit
     * @return whether it holds
     */
    public boolean await(BooleanSupplier condition, long nanos) throws InterruptedException {
        long left = nanos;
        lock.lock();
        try {
            while (!condition.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
