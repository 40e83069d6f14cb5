package io.quarkiverse.handlertesting.benchmarks.probes;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.test.junit.QuarkusTest;

/** Measures the time from the event of another thread to the return of the wait for it, for each kind of wait in turn. */
@QuarkusTest
class AwaitProbe {

    private static final int WARM_UPS_PER_SAMPLE = 10;
    private static final Duration WARM_UP_LIMIT = Duration.ofSeconds(2);
    private static final long EARLIEST = TimeUnit.MILLISECONDS.toNanos(5);
    /** As long as Awaitility's default poll interval, so that no moment within it is favoured. */
    private static final int SPREAD = (int) TimeUnit.MILLISECONDS.toNanos(100);

    @Inject
    Events events;
    @Inject
    Event<Announced> announced;
    @Inject
    Announcements announcements;

    private final ScheduledExecutorService application = Executors.newSingleThreadScheduledExecutor();
    private final Random moments = new Random(1);
    private int number;

    @AfterEach
    void stop() {
        application.shutdownNow();
    }

    @Test
    void fireToReturn() throws Exception {
        List<Wait> waits = List.of(new JournalWait(events), new LatchWait(announcements),
                AwaitilityWait.everyMillisecond(announcements), AwaitilityWait.ofDefaults(announcements));
        int samples = Integer.getInteger("benchmarks.await-samples");
        for (Wait wait : waits) {
            warmUp(wait, samples * WARM_UPS_PER_SAMPLE);
        }
        for (int i = 0; i < samples; i++) {
            for (Wait wait : waits) {
                Samples.add(wait.name(), measure(wait, EARLIEST + moments.nextInt(SPREAD)));
            }
        }
    }

    /** Fires without delays, so that rarely executed code is compiled before the measurement. */
    private void warmUp(Wait wait, int times) throws Exception {
        long end = System.nanoTime() + WARM_UP_LIMIT.toNanos();
        for (int i = 0; i < times && System.nanoTime() < end; i++) {
            measure(wait, 0);
        }
    }

    /** Microseconds from the event to the end of the wait. */
    private double measure(Wait wait, long delay) throws Exception {
        int expected = ++number;
        wait.prepare();
        ScheduledFuture<Long> fired = application.schedule(() -> {
            long now = System.nanoTime();
            announced.fire(new Announced(expected));
            return now;
        }, delay, TimeUnit.NANOSECONDS);
        wait.await(expected);
        long returned = System.nanoTime();
        return (returned - fired.get()) / 1e3;
    }
}
