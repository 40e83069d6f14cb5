package io.quarkiverse.handlertesting.benchmarks.database;

import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.MILLISECONDS;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.figure.Goal;
import io.quarkiverse.handlertesting.benchmarks.figure.Statistics;

/** Measures how long the tables of a database need to get their rows back. */
public final class CleanDatabaseTime implements Benchmark {

    private static final double GOAL = 10;
    private static final double NANOS_OF_MILLI = 1e6;

    @Override
    public String subject() {
        return "a clean database";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        int tests = run.times(500, 10);
        int warmups = run.times(300, 10);
        Map<Cleaner, List<Double>> samples = new EnumMap<>(Cleaner.class);
        try (TenTables tables = new TenTables()) {
            Map<Cleaner, Cleaner.Restore> restores = new EnumMap<>(Cleaner.class);
            for (Cleaner each : Cleaner.values()) {
                restores.put(each, each.copy(tables));
            }
            List<Cleaner> turns = new ArrayList<>(List.of(Cleaner.values()));
            Random random = new Random(1);
            for (int i = 0; i < warmups + tests; i++) {
                // Shuffle: the same one must not always pay for the garbage of another.
                Collections.shuffle(turns, random);
                for (Cleaner each : turns) {
                    tables.write();
                    long begun = System.nanoTime();
                    restores.get(each).run();
                    double millis = (System.nanoTime() - begun) / NANOS_OF_MILLI;
                    tables.check();
                    if (i >= warmups) {
                        samples.computeIfAbsent(each, key -> new ArrayList<>()).add(millis);
                    }
                }
            }
        }
        Map<String, Double> peers = new LinkedHashMap<>();
        peers.put(Cleaner.DBUNIT.title(), Statistics.median(samples.get(Cleaner.DBUNIT)));
        return List.of(new Figure("Ten tables put back, p50", MILLISECONDS, Statistics.median(samples.get(Cleaner.OURS)), peers,
                List.of(Goal.atMost(GOAL)), String.format(Locale.ROOT,
                        "%,d times each, taking turns in random order in one JVM, after %,d to warm up; ten tables of H2 in memory"
                                + " with %d rows of five columns each, all written to before, nine with a foreign key",
                        tests, warmups, TenTables.ROWS)));
    }
}
