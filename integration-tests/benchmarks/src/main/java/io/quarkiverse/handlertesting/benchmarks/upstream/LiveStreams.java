package io.quarkiverse.handlertesting.benchmarks.upstream;

import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.MILLISECONDS;
import static io.quarkiverse.handlertesting.benchmarks.upstream.Contestants.OURS;
import static io.quarkiverse.handlertesting.benchmarks.upstream.Contestants.application;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.jvm.Medians;
import io.quarkiverse.handlertesting.benchmarks.jvm.Samples;

/** Measures many live streams of one upstream at once. No peer can stream events that a test pushes. */
public final class LiveStreams implements Benchmark {

    private static final int EVENTS = 100;

    @Override
    public String subject() {
        return "live streams";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        int streams = run.times(2_000, 50);
        Samples samples = application(run, OURS).run("upstream.LiveStreamsProbe", "-Dbenchmarks.streams=" + streams,
                "-Dbenchmarks.events=" + EVENTS);
        String name = String.format(Locale.ROOT, "%,d live streams, ", streams);
        String conditions = "1 JVM, with the test, the upstream and one thread of clients; a stub for each stream";
        return List.of(
                new Figure(name + "until all are open", MILLISECONDS, samples.of("opened").get(0), Map.of(), List.of(),
                        conditions),
                new Figure(name + "an event at each of them", MILLISECONDS, median(samples, "all"), Map.of(), List.of(),
                        conditions + "; from the first send(…) until the last has arrived; " + EVENTS / 2
                                + " rounds after as many to warm up; median; it fails if one does not arrive"));
    }

    private static double median(Samples samples, String name) {
        Medians medians = new Medians();
        medians.add(samples);
        return medians.of(name);
    }
}
