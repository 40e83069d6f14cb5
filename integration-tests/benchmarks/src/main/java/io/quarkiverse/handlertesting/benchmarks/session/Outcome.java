package io.quarkiverse.handlertesting.benchmarks.session;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The outcome of many requests. Thread-safe. */
final class Outcome {

    private final AtomicInteger wrong = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicReference<Throwable> first = new AtomicReference<>();
    private volatile double requestsPerSecond;

    void wrong(String what) {
        wrong.incrementAndGet();
        first.compareAndSet(null, new AssertionError(what));
    }

    void failed(Throwable failure) {
        failed.incrementAndGet();
        first.compareAndSet(null, failure);
    }

    void ended(double rate) {
        requestsPerSecond = rate;
    }

    /** Requests that were sent without their cookie, or with another value of it. */
    int wrong() {
        return wrong.get();
    }

    /** Requests that ended with an exception. */
    int failed() {
        return failed.get();
    }

    double requestsPerSecond() {
        return requestsPerSecond;
    }

    /**
     * @throws AssertionError if a request failed or was wrong; the first failure is the cause
     */
    void check() {
        if (first.get() != null) {
            throw new AssertionError(wrong + " values were lost or wrong, and " + failed + " requests failed", first.get());
        }
    }
}
