package io.quarkiverse.handlertesting.benchmarks.upstream;

import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.MICROSECONDS;
import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.REQUESTS_PER_SECOND;
import static io.quarkiverse.handlertesting.benchmarks.upstream.Contestants.ALL;
import static io.quarkiverse.handlertesting.benchmarks.upstream.Contestants.OURS;
import static io.quarkiverse.handlertesting.benchmarks.upstream.Contestants.application;
import static io.quarkiverse.handlertesting.benchmarks.upstream.Contestants.peers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.figure.Unit;
import io.quarkiverse.handlertesting.benchmarks.jvm.Medians;

/** Measures the answers of a simple stub, for one caller and for many. */
public final class UpstreamLoad implements Benchmark {

    private static final int CALLERS = 16;

    @Override
    public String subject() {
        return "a simple stub under load";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        int rounds = run.times(3, 1);
        int tests = run.times(20, 2);
        int requests = run.times(2_000, 160);
        Map<String, Medians> medians = new LinkedHashMap<>();
        ALL.forEach(each -> medians.put(each, new Medians()));
        for (int round = 0; round < rounds; round++) {
            for (String each : ALL) {
                medians.get(each).add(application(run, each).run("upstream.UpstreamLoadProbe", "-Xms1g", "-Xmx1g",
                        "-Dbenchmarks.repetitions=" + tests, "-Dbenchmarks.requests=" + requests,
                        "-Dbenchmarks.callers=" + CALLERS));
            }
        }
        String conditions = String.format(Locale.ROOT, "%s, the application and the callers in the same; a GET that a stub"
                + " answers with a little JSON, over connections that are kept; %d tests of %,d calls in each JVM, after as many"
                + " to warm up; median", Run.jvms(rounds), tests / 2, requests);
        return List.of(
                figure("A stub's answer, p50", MICROSECONDS, medians, "p50", conditions + "; one caller"),
                figure("A stub's answer, p99", MICROSECONDS, medians, "p99", conditions + "; one caller"),
                figure("Calls of a stub", REQUESTS_PER_SECOND, medians, "throughput",
                        conditions + "; " + CALLERS + " callers"));
    }

    private static Figure figure(String name, Unit unit, Map<String, Medians> medians, String sample, String conditions) {
        return new Figure(name, unit, medians.get(OURS).of(sample), peers(each -> medians.get(each).of(sample)), List.of(),
                conditions);
    }
}
