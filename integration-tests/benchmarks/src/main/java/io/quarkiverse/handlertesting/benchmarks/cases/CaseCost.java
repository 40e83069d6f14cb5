package io.quarkiverse.handlertesting.benchmarks.cases;

import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.MICROSECONDS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;

/** Measures the cost of a case, without the work of its test. */
public final class CaseCost implements Benchmark {

    @Override
    public String subject() {
        return "the cost of a case";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        int rounds = run.times(3, 1);
        int iterations = run.times(20, 2);
        Map<CaseVariant, Double> micros = run.jmh(CaseBenchmark.class).medians(CaseVariant.class, rounds, iterations,
                iterations);
        Map<String, Double> peers = new LinkedHashMap<>();
        peers.put("@MethodSource", micros.get(CaseVariant.JUNIT));
        peers.put("JUnit Pioneer's @CartesianTest", micros.get(CaseVariant.PIONEER));
        return List.of(new Figure("A case of a test", MICROSECONDS, micros.get(CaseVariant.OURS), peers, List.of(),
                String.format(Locale.ROOT,
                        "%s, %d times %,d combinations of three values in each after as many to warm up, of a test"
                                + " that does nothing, with JUnit's launcher; median",
                        Run.jvms(rounds), iterations, Combinations.COUNT)));
    }
}
