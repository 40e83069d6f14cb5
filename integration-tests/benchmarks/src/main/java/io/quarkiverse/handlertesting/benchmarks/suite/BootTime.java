package io.quarkiverse.handlertesting.benchmarks.suite;

import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.MILLISECONDS;

import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.figure.Goal;
import io.quarkiverse.handlertesting.benchmarks.jvm.Medians;

/** How much longer tests take to begin. */
public final class BootTime implements Benchmark {

    private static final String WITHOUT = "without the extension";

    @Override
    public String subject() {
        return "the boot of the sample's tests";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        int rounds = run.times(7, 1);
        for (int round = 0; round < run.times(1, 0); round++) {
            // Brings the jars into the cache of the operating system.
            run.withoutExtension().run("BootProbe");
            run.withExtension().run("BootProbe");
        }
        Medians without = new Medians();
        Medians with = new Medians();
        for (int round = 0; round < rounds; round++) {
            // The first of a pair is another one each time: what slows the machine down hits both alike.
            if (round % 2 == 0) {
                without.add(run.withoutExtension().run("BootProbe"));
                with.add(run.withExtension().run("BootProbe"));
            } else {
                with.add(run.withExtension().run("BootProbe"));
                without.add(run.withoutExtension().run("BootProbe"));
            }
        }
        String conditions = Run.jvms(rounds) + "; from the start of the JVM to the first line of the first test;"
                + " H2, Hibernate, Flyway, REST; RestAssured in both; median";
        return List.of(new Figure("Boot of the sample's tests", MILLISECONDS, with.of("boot"),
                Map.of(WITHOUT, without.of("boot")), List.of(Goal.atMostTimes(1.05, WITHOUT)), conditions));
    }
}
