package io.quarkiverse.handlertesting.benchmarks.events;

import static io.quarkiverse.handlertesting.benchmarks.events.Variant.BROADCAST;
import static io.quarkiverse.handlertesting.benchmarks.events.Variant.JOURNAL_AWAITED;
import static io.quarkiverse.handlertesting.benchmarks.events.Variant.JOURNAL_STREAMED;
import static io.quarkiverse.handlertesting.benchmarks.events.Variant.QUEUES;
import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.EVENTS_PER_SECOND;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;

/**
 * Measures many threads that record while several subscribers read. Each subscriber checks that it has seen all events, in
 * order.
 */
public final class FanOutThroughput implements Benchmark {

    private static final String NAME = String.format(Locale.ROOT, "%d threads × %,d events to %d that ",
            FanOutBenchmark.WRITERS, FanOutBenchmark.EACH, FanOutBenchmark.SUBSCRIBERS);

    @Override
    public String subject() {
        return "the throughput from many threads to several subscribers";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        int rounds = run.times(3, 1);
        int iterations = run.times(3, 1);
        Map<Variant, Double> seconds = run.jmh(FanOutBenchmark.class).medians(Variant.class, rounds, run.times(2, 0),
                iterations);
        String conditions = Run.jvms(rounds) + ", all events " + iterations + " times in each; 2 GB heap; median";
        return List.of(
                new Figure(NAME + "await", EVENTS_PER_SECOND, 1 / seconds.get(JOURNAL_AWAITED),
                        Map.of("LinkedBlockingQueue each", 1 / seconds.get(QUEUES)), List.of(), conditions),
                new Figure(NAME + "stream", EVENTS_PER_SECOND, 1 / seconds.get(JOURNAL_STREAMED),
                        Map.of("Mutiny BroadcastProcessor", 1 / seconds.get(BROADCAST)), List.of(), conditions));
    }
}
