package io.quarkiverse.handlertesting.benchmarks.probes;

import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Awaitility, which polls an ordinary observer. */
record AwaitilityWait(String name, ConditionFactory polling, Announcements announcements) implements Wait {

    static AwaitilityWait ofDefaults(Announcements announcements) {
        return new AwaitilityWait("Awaitility, default", Awaitility.await(), announcements);
    }

    static AwaitilityWait everyMillisecond(Announcements announcements) {
        return new AwaitilityWait("Awaitility, 1 ms", Awaitility.await().pollDelay(1, TimeUnit.MILLISECONDS)
                .pollInterval(1, TimeUnit.MILLISECONDS), announcements);
    }

    @Override
    public void prepare() {
        // Nothing to prepare: the observer is always registered.
    }

    @Override
    public void await(int number) {
        polling.until(() -> announcements.hasSeen(number));
    }
}
