package io.quarkiverse.handlertesting.benchmarks.cause;

import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.BYTES;
import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.MICROSECONDS;

import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.figure.Goal;
import io.quarkiverse.handlertesting.benchmarks.jvm.Medians;

/** Measures the cost of following causes. */
public final class CostOfCauses implements Benchmark {

    private static final String WITHOUT = "without the extension";

    @Override
    public String subject() {
        return "the cost of following causes";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        int rounds = run.times(3, 1);
        int tests = run.times(20, 4);
        int requests = run.times(200, 50);
        String[] options = { "-Xms1g", "-Xmx1g", "-Dbenchmarks.repetitions=" + tests, "-Dbenchmarks.requests=" + requests };
        Medians without = new Medians();
        Medians with = new Medians();
        for (int round = 0; round < rounds; round++) {
            without.add(run.withoutExtension().run("RequestProbe", options));
            with.add(run.withExtension().run("RequestProbe", options));
        }
        String conditions = Run.jvms(rounds) + ", " + tests / 2 + " tests in each after as many to warm up; median";
        return List.of(
                new Figure("Request with RestAssured, p50", MICROSECONDS, with.of("request"),
                        Map.of(WITHOUT, without.of("request")), List.of(Goal.atMostTimes(1.05, WITHOUT)),
                        conditions + "; " + requests + " requests in each test"),
                allocated("a hop over the ManagedExecutor", "hop", with, without, conditions),
                allocated("a hop over a thread pool of the application", "pool", with, without, conditions),
                allocated("a stage of a CompletableFuture", "stage", with, without, conditions));
    }

    private static Figure allocated(String what, String hop, Medians with, Medians without, String conditions) {
        return new Figure("Allocated by " + what, BYTES, with.of(hop), Map.of(WITHOUT, without.of(hop)), List.of(),
                conditions + "; on the thread that submits, with the stack of a test");
    }
}
