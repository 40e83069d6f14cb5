package io.quarkiverse.handlertesting.benchmarks.client;

import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.MILLISECONDS;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.figure.Goal;
import io.quarkiverse.handlertesting.benchmarks.figure.Statistics;
import io.vertx.core.Vertx;

/** Measures a whole test of a handler without Quarkus, in a warm JVM. */
public final class LoneHandlerTime implements Benchmark {

    private static final double GOAL = 10;
    private static final double NANOS_OF_MILLI = 1e6;

    @Override
    public String subject() {
        return "a test of a handler alone";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        int tests = run.times(1_000, 20);
        int warmups = run.times(500, 20);
        Vertx vertx = Vertx.vertx();
        try {
            times(vertx, warmups);
            Map<LoneHandler, Double> millis = times(vertx, tests);
            Map<String, Double> peers = new LinkedHashMap<>();
            for (LoneHandler peer : List.of(LoneHandler.WEB_CLIENT, LoneHandler.REST_ASSURED)) {
                peers.put(peer.title() + " on a port", millis.get(peer));
            }
            return List.of(new Figure("Test of a handler alone, p50", MILLISECONDS, millis.get(LoneHandler.OURS), peers,
                    List.of(Goal.atMost(GOAL)), String.format(Locale.ROOT,
                            "%,d tests each, taking turns in random order in one JVM, after %,d to warm up; a test makes a"
                                    + " router, a client and, for the peers, a server, sends a GET, checks the status and a"
                                    + " value of the JSON, and closes what it has made; all share a Vert.x",
                            tests, warmups)));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    /** The p50 of each. */
    private static Map<LoneHandler, Double> times(Vertx vertx, int tests) throws Exception {
        Map<LoneHandler, List<Double>> samples = new EnumMap<>(LoneHandler.class);
        List<LoneHandler> turns = new ArrayList<>(List.of(LoneHandler.values()));
        Random random = new Random(1);
        for (int i = 0; i < tests; i++) {
            // Shuffle: the same one must not always pay for the garbage of another.
            Collections.shuffle(turns, random);
            for (LoneHandler each : turns) {
                long begun = System.nanoTime();
                each.test(vertx);
                samples.computeIfAbsent(each, key -> new ArrayList<>())
                        .add((System.nanoTime() - begun) / NANOS_OF_MILLI);
            }
        }
        Map<LoneHandler, Double> medians = new EnumMap<>(LoneHandler.class);
        samples.forEach((each, millis) -> medians.put(each, Statistics.median(millis)));
        return medians;
    }
}
