package io.quarkiverse.handlertesting.benchmarks.events;

import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.NANOSECONDS;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.figure.Goal;
import io.quarkiverse.handlertesting.benchmarks.jvm.Medians;

/** Measures the cost of observation to the application: the time of firing a CDI event, and of an observed call. */
public final class CostToTheApplication implements Benchmark {

    private static final String WITHOUT = "without the extension";
    /** The operations of one test; a journal holds 100,000 events by default. */
    private static final int OPERATIONS = 50_000;

    @Override
    public String subject() {
        return "the cost of an event and of a call to the application";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        int rounds = run.times(3, 1);
        int tests = run.times(60, 10);
        String[] options = { "-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch", "-Dbenchmarks.operations=" + OPERATIONS,
                "-Dbenchmarks.repetitions=" + tests };
        Medians without = new Medians();
        Medians unsubscribed = new Medians();
        Medians subscribed = new Medians();
        for (int round = 0; round < rounds; round++) {
            without.add(run.withoutExtension().run("CostProbe", options));
            unsubscribed.add(run.withExtension().run("CostProbe", options));
            subscribed.add(run.withExtension().run("SubscribedCostProbe", options));
        }
        Costs costs = new Costs(without, unsubscribed, subscribed, String.format(Locale.ROOT,
                "%s, %d tests of %,d in each after as many to warm up; 1 GB heap; median", Run.jvms(rounds), tests / 2,
                OPERATIONS));
        return Stream.concat(costs.of("fire", "CDI fire(), "), costs.of("call", "Observed method call, ")).toList();
    }

    private record Costs(Medians without, Medians unsubscribed, Medians subscribed, String conditions) {

        Stream<Figure> of(String operation, String name) {
            double alone = without.of(operation);
            return Stream.of(
                    figure(name + "no subscriber", unsubscribed.of(operation), alone, 100),
                    figure(name + "1 subscription", subscribed.of(operation), alone, 1000),
                    figure(name + "1 stream that is read", subscribed.of(operation + " into stream"), alone, 1000));
        }

        private Figure figure(String name, double ours, double alone, int goal) {
            return new Figure(name, NANOSECONDS, ours, Map.of(WITHOUT, alone), List.of(Goal.addsAtMost(goal, WITHOUT)),
                    conditions);
        }
    }
}
