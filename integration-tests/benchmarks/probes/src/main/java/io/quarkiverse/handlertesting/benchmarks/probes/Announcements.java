package io.quarkiverse.handlertesting.benchmarks.probes;

import java.util.concurrent.CountDownLatch;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The ordinary way to wait for an event in a test: an observer remembers the event, and the test polls the observer. */
@Singleton
public class Announcements {

    private volatile int last;
    private volatile CountDownLatch next = new CountDownLatch(1);

    void announced(@Observes Announced event) {
        last = event.number();
        next.countDown();
    }

    public boolean hasSeen(int number) {
        return last == number;
    }

    /** A latch that the next event opens. */
    public CountDownLatch next() {
        next = new CountDownLatch(1);
        return next;
    }
}
