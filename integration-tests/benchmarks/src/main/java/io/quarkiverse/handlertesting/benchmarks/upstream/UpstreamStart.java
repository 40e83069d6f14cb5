package io.quarkiverse.handlertesting.benchmarks.upstream;

import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.BYTES;
import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.MILLISECONDS;
import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.THREADS;
import static io.quarkiverse.handlertesting.benchmarks.upstream.Contestants.OURS;
import static io.quarkiverse.handlertesting.benchmarks.upstream.Contestants.WIREMOCK;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.figure.Goal;
import io.quarkiverse.handlertesting.benchmarks.figure.Statistics;
import io.quarkiverse.handlertesting.benchmarks.figure.Unit;
import io.quarkiverse.handlertesting.benchmarks.jvm.JvmCommand;
import io.quarkiverse.handlertesting.benchmarks.jvm.Samples;

/** Measures how long an upstream takes to listen in a new JVM, and how much memory and how many threads ten of them hold. */
public final class UpstreamStart implements Benchmark {

    private static final double GOAL = 100;
    private static final int TEN = 10;

    @Override
    public String subject() {
        return "the start of upstreams, and what they hold";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        Map<String, List<Samples>> samples = new LinkedHashMap<>();
        int rounds = run.times(9, 1);
        for (int round = 0; round < rounds; round++) {
            for (String kind : List.of(OURS, WIREMOCK)) {
                samples.computeIfAbsent(kind, key -> new ArrayList<>()).add(jvm(run, kind, 1));
            }
        }
        Map<String, List<Samples>> ten = new LinkedHashMap<>();
        for (String kind : List.of(OURS, WIREMOCK)) {
            ten.put(kind, List.of(jvm(run, kind, TEN)));
        }
        String alone = Run.jvms(rounds) + ", in which nothing else is; median";
        String held = "1 JVM each; after a call to each of them, which no stub matches; quarkus-wiremock has one server for all";
        return List.of(
                figure("Start of an upstream until it listens", MILLISECONDS, UpstreamsAlone.LISTENS, samples,
                        List.of(Goal.atMost(GOAL)), alone),
                figure("Start of an upstream until its first answer", MILLISECONDS, UpstreamsAlone.ANSWERS, samples, List.of(),
                        alone),
                figure("Ten upstreams, heap", BYTES, UpstreamsAlone.HEAP, ten, List.of(), held + "; without what nobody holds"),
                figure("Ten upstreams, threads", THREADS, UpstreamsAlone.THREADS, ten, List.of(), held));
    }

    private static Samples jvm(Run run, String kind, int count) throws IOException, InterruptedException {
        Path samples = Files.createTempFile(run.output(), "upstreams-", ".samples");
        new JvmCommand(List.of("-Djava.util.logging.manager=org.jboss.logmanager.LogManager"),
                System.getProperty("java.class.path"), UpstreamsAlone.class.getName(),
                List.of(kind, Integer.toString(count), samples.toString()))
                .run(run.output(), Path.of(samples + ".log"), Duration.ofMinutes(1));
        return Samples.read(samples);
    }

    private static Figure figure(String name, Unit unit, String sample, Map<String, List<Samples>> samples, List<Goal> goals,
            String conditions) {
        return new Figure(name, unit, median(samples.get(OURS), sample),
                Map.of(WIREMOCK, median(samples.get(WIREMOCK), sample)),
                goals, conditions);
    }

    private static double median(List<Samples> samples, String name) {
        return Statistics.median(samples.stream().map(each -> each.of(name).get(0)).toList());
    }
}
