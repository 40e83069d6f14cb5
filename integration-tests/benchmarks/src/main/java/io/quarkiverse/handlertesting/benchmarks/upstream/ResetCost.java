package io.quarkiverse.handlertesting.benchmarks.upstream;

import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.MICROSECONDS;
import static io.quarkiverse.handlertesting.benchmarks.upstream.Contestants.QUARKUS_WIREMOCK;
import static io.quarkiverse.handlertesting.benchmarks.upstream.Contestants.WIREMOCK;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.figure.Goal;

/** Measures the cost of isolation: no test sees stubs or calls of another test. */
public final class ResetCost implements Benchmark {

    private static final double GOAL = 1_000;

    @Override
    public String subject() {
        return "a reset between two tests";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        int rounds = run.times(3, 1);
        int resets = run.times(300, 4);
        Map<ResetVariant, Double> micros = run.jmh(ResetBenchmark.class).medians(ResetVariant.class, rounds, resets, resets);
        Map<String, Double> peers = new LinkedHashMap<>();
        peers.put(WIREMOCK, micros.get(ResetVariant.WIREMOCK));
        peers.put(QUARKUS_WIREMOCK, micros.get(ResetVariant.WIREMOCK_CLIENT));
        return List.of(new Figure(
                "Reset after a test with " + ResetBenchmark.STUBS + " stubs and " + ResetBenchmark.CALLS + " calls",
                MICROSECONDS, micros.get(ResetVariant.OURS), peers, List.of(Goal.atMost(GOAL)),
                Run.jvms(rounds) + ", " + resets
                        + " resets in each after as many to warm up; until the next test has stubs of its own;"
                        + " that of quarkus-wiremock is one by WireMock's client, which is what it hands to tests; median"));
    }
}
