package io.quarkiverse.handlertesting.benchmarks.upstream;

import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.MILLISECONDS;
import static io.quarkiverse.handlertesting.benchmarks.upstream.Contestants.ALL;
import static io.quarkiverse.handlertesting.benchmarks.upstream.Contestants.OURS;
import static io.quarkiverse.handlertesting.benchmarks.upstream.Contestants.application;
import static io.quarkiverse.handlertesting.benchmarks.upstream.Contestants.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.figure.Goal;
import io.quarkiverse.handlertesting.benchmarks.figure.Statistics;
import io.quarkiverse.handlertesting.benchmarks.jvm.Rounds;
import io.quarkiverse.handlertesting.benchmarks.jvm.Samples;

/** Measures how much a mock of a service delays the first test of an application. */
public final class UpstreamBoot implements Benchmark {

    private static final double GOAL = 100;
    private static final String NONE = "the extension without an upstream";

    @Override
    public String subject() {
        return "the boot of tests with an upstream";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        Rounds rounds = new Rounds(run.times(5, 1));
        Map<String, List<Double>> answers = new ConcurrentHashMap<>();
        List<String> all = new ArrayList<>(ALL);
        all.add(NONE);
        Map<String, Double> boots = rounds.medians(all, each -> {
            if (each.equals(NONE)) {
                return run.withExtension().run("BootProbe").of("boot").get(0);
            }
            Samples samples = application(run, each).run("upstream.UpstreamBootProbe");
            answers.computeIfAbsent(each, key -> new ArrayList<>()).add(samples.of("first answer").get(0));
            return samples.of("boot").get(0);
        });
        Map<String, Double> peers = peers(boots::get);
        peers.put(NONE, boots.get(NONE));
        String conditions = Run.jvms(rounds.count()) + "; from the start of the JVM; H2, Hibernate, Flyway, REST; median; those"
                + " of WireMock are without the extension";
        return List.of(
                new Figure("To the first test, with an upstream", MILLISECONDS, boots.get(OURS), peers,
                        List.of(Goal.addsAtMost(GOAL, NONE)), conditions),
                new Figure("To the first answer of an upstream", MILLISECONDS, Statistics.median(answers.get(OURS)),
                        peers(each -> Statistics.median(answers.get(each))), List.of(),
                        conditions + "; a stub that the first test makes, and a call to it"));
    }
}
