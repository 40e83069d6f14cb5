package io.quarkiverse.handlertesting.benchmarks.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The samples of a probe. Their file has a line for each sample, with its name and its value. */
public final class Samples {

    private final Map<String, List<Double>> byName;

    private Samples(Map<String, List<Double>> byName) {
        this.byName = byName;
    }

    /** Reads a file that a probe has written. */
    public static Samples read(Path file) throws IOException {
        Map<String, List<Double>> byName = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split("\t");
            byName.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(Double.valueOf(parts[1]));
        }
        return new Samples(byName);
    }

    /** All samples of this name, in the order in which they were taken. */
    public List<Double> of(String name) {
        List<Double> samples = byName.get(name);
        if (samples == null) {
            throw new IllegalArgumentException("There is no sample of \"" + name + "\", only of " + byName.keySet());
        }
        return List.copyOf(samples);
    }

    /** The later half of the samples: the earlier half has warmed up the JVM. */
    List<Double> warm(String name) {
        List<Double> samples = of(name);
        return samples.subList(samples.size() / 2, samples.size());
    }
}
