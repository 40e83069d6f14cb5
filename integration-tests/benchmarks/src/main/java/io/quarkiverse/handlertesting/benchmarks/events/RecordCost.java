package io.quarkiverse.handlertesting.benchmarks.events;

import static io.quarkiverse.handlertesting.benchmarks.events.Variant.BROADCAST;
import static io.quarkiverse.handlertesting.benchmarks.events.Variant.JOURNAL_ALONE;
import static io.quarkiverse.handlertesting.benchmarks.events.Variant.JOURNAL_AWAITED;
import static io.quarkiverse.handlertesting.benchmarks.events.Variant.JOURNAL_STREAMED;
import static io.quarkiverse.handlertesting.benchmarks.events.Variant.LIST;
import static io.quarkiverse.handlertesting.benchmarks.events.Variant.QUEUES;
import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.NANOSECONDS;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;

/** Measures the time that a tap takes to record one event in the journal, on the thread of the application. */
public final class RecordCost implements Benchmark {

    @Override
    public String subject() {
        return "the cost of recording one event";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        int rounds = run.times(3, 1);
        int iterations = run.times(20, 3);
        Map<Variant, Double> nanos = run.jmh(RecordBenchmark.class).medians(Variant.class, rounds, iterations, iterations);
        String conditions = String.format(Locale.ROOT,
                "%s, %d times %,d events in each after as many to warm up; 2 GB heap; median", Run.jvms(rounds), iterations,
                RecordBenchmark.TOTAL);
        return List.of(
                new Figure("Journal.record, no subscriber", NANOSECONDS, nanos.get(JOURNAL_ALONE),
                        Map.of("synchronized list", nanos.get(LIST)), List.of(), conditions),
                new Figure("Journal.record, 4 that await", NANOSECONDS, nanos.get(JOURNAL_AWAITED),
                        Map.of("LinkedBlockingQueue each", nanos.get(QUEUES)), List.of(), conditions),
                new Figure("Journal.record, 4 that stream", NANOSECONDS, nanos.get(JOURNAL_STREAMED),
                        Map.of("Mutiny BroadcastProcessor", nanos.get(BROADCAST)), List.of(), conditions));
    }
}
