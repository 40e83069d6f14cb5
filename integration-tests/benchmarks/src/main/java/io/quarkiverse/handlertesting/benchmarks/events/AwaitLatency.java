package io.quarkiverse.handlertesting.benchmarks.events;

import static io.quarkiverse.handlertesting.benchmarks.figure.Statistics.percentile;
import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.MICROSECONDS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.figure.Goal;
import io.quarkiverse.handlertesting.benchmarks.jvm.Samples;

/** Measures the time from a CDI event until the test that waits for it continues. */
public final class AwaitLatency implements Benchmark {

    private static final String NAME = "Event fired until await returns, ";
    private static final String OURS = "journal";
    private static final String LATCH = "latch";
    private static final String DEFAULT = "Awaitility, default";
    private static final String EVERY_MILLISECOND = "Awaitility, 1 ms";

    @Override
    public String subject() {
        return "the time from an event to the return of the wait for it";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        int count = run.times(500, 10);
        Samples samples = run.withExtension().run("AwaitProbe", "-Dbenchmarks.await-samples=" + count);
        String conditions = count + " waits each, taking turns, in one @QuarkusTest, after as much warm-up as 2 s allow;"
                + " each event fired by another thread 5 to 105 ms after the wait began";
        return List.of(
                figure(samples, 50, conditions, List.of(Goal.atMost(50), Goal.timesBetter(1000, DEFAULT),
                        Goal.timesBetter(10, EVERY_MILLISECOND))),
                figure(samples, 99, conditions, List.of()),
                // The time to wake a parked thread is the lower bound on this machine.
                new Figure(NAME + "p50, against a bare latch", MICROSECONDS, percentile(samples.of(OURS), 50),
                        Map.of("CountDownLatch in an observer", percentile(samples.of(LATCH), 50)), List.of(), conditions));
    }

    private static Figure figure(Samples samples, int percent, String conditions, List<Goal> goals) {
        Map<String, Double> peers = new LinkedHashMap<>();
        for (String peer : List.of(EVERY_MILLISECOND, DEFAULT)) {
            peers.put(peer, percentile(samples.of(peer), percent));
        }
        return new Figure(NAME + "p" + percent, MICROSECONDS,
                percentile(samples.of(OURS), percent), peers, goals, conditions);
    }
}
