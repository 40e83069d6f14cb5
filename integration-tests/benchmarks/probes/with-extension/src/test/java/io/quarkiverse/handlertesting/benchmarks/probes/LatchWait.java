package io.quarkiverse.handlertesting.benchmarks.probes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A latch that an ordinary observer opens: the lower bound for a wait that parks its thread. */
final class LatchWait implements Wait {

    private final Announcements announcements;
    private CountDownLatch next;

    LatchWait(Announcements announcements) {
        this.announcements = announcements;
    }

    @Override
    public String name() {
        return "latch";
    }

    @Override
    public void prepare() {
        next = announcements.next();
    }

    @Override
    public void await(int number) throws InterruptedException {
        assertTrue(next.await(10, TimeUnit.SECONDS));
    }
}
