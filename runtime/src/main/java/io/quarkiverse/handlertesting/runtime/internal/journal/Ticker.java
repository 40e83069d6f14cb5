package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.concurrent.locks.LockSupport;

/** Time and waiting, so that tests of the journal can control both. */
interface Ticker {

    Ticker SYSTEM = new Ticker() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void park(Object blocker, long nanos) {
            LockSupport.parkNanos(blocker, nanos);
        }
    };

    /** A clock that never goes back, in nanoseconds from an arbitrary zero. */
    long nanos();

    /** Parks the calling thread until it is unparked, interrupted, or this long has passed; may return early. */
    void park(Object blocker, long nanos);
}
