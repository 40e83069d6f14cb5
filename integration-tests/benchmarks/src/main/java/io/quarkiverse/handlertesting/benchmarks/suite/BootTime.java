package io.quarkiverse.handlertesting.benchmarks.suite;

import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.MILLISECONDS;

import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.figure.Goal;
import io.quarkiverse.handlertesting.benchmarks.jvm.Application;
import io.quarkiverse.handlertesting.benchmarks.jvm.Rounds;

/** Measures how much the extension delays the first test. */
public final class BootTime implements Benchmark {

    private static final String WITH = "with the extension";
    private static final String WITHOUT = "without the extension";

    @Override
    public String subject() {
        return "the boot of the sample's tests";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        Map<String, Application> applications = Map.of(WITHOUT, run.withoutExtension(), WITH, run.withExtension());
        if (!run.isShort()) {
            // Brings the jars into the cache of the operating system.
            for (Application application : applications.values()) {
                application.run("BootProbe");
            }
        }
        Rounds rounds = new Rounds(run.times(7, 1));
        Map<String, Double> millis = rounds.medians(List.of(WITHOUT, WITH),
                each -> applications.get(each).run("BootProbe").of("boot").get(0));
        String conditions = Run.jvms(rounds.count()) + "; from the start of the JVM to the first line of the first test;"
                + " H2, Hibernate, Flyway, REST, messaging; RestAssured in both; median";
        return List.of(new Figure("Boot of the sample's tests", MILLISECONDS, millis.get(WITH),
                Map.of(WITHOUT, millis.get(WITHOUT)), List.of(Goal.atMostTimes(1.05, WITHOUT)), conditions));
    }
}
