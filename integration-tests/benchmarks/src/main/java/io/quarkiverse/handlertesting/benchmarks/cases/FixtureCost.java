package io.quarkiverse.handlertesting.benchmarks.cases;

import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.MICROSECONDS;

import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.jvm.Medians;

/** Measures the cost of creating a fixture on first use. */
public final class FixtureCost implements Benchmark {

    @Override
    public String subject() {
        return "the cost of a fixture";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        int rounds = run.times(3, 1);
        int tests = run.times(400, 4);
        Medians medians = new Medians();
        for (int round = 0; round < rounds; round++) {
            medians.add(run.withExtension().run("FixtureProbe", "-Dbenchmarks.repetitions=" + tests));
        }
        return List.of(new Figure("A fixture that is a Uni, made and waited for", MICROSECONDS, medians.of("fixture"),
                Map.of("by hand", medians.of("by hand")), List.of(),
                Run.jvms(rounds) + ", " + tests / 2
                        + " tests in each after as many to warm up; the item comes from another thread;"
                        + " median"));
    }
}
