package io.quarkiverse.handlertesting.benchmarks.jvm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.benchmarks.figure.Statistics;

/** What several JVMs have measured comes down to: of each name the median over all JVMs of the median in each. */
public final class Medians {

    private final Map<String, List<Double>> byName = new LinkedHashMap<>();

    /** Adds what one JVM has measured. */
    public void add(Samples samples) {
        for (String name : samples.names()) {
            byName.computeIfAbsent(name, key -> new ArrayList<>()).add(Statistics.median(samples.warm(name)));
        }
    }

    public double of(String name) {
        return Statistics.median(byName.getOrDefault(name, List.of()));
    }
}
