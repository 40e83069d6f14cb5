package io.quarkiverse.handlertesting.benchmarks.jvm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.benchmarks.figure.Statistics;

/**
 * Measures several contestants in turn, each in a JVM of its own. Each round begins with another contestant, so that a slower
 * machine affects all alike.
 *
 * @param count the number of rounds
 */
public record Rounds(int count) {

    /** The median of each contestant over all rounds. */
    public Map<String, Double> medians(List<String> all, Measurement measurement) throws Exception {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        all.forEach(each -> values.put(each, new ArrayList<>()));
        for (int round = 0; round < count; round++) {
            List<String> turns = new ArrayList<>(all);
            Collections.rotate(turns, -round);
            for (String each : turns) {
                values.get(each).add(measurement.measure(each));
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        values.forEach((each, measured) -> medians.put(each, Statistics.median(measured)));
        return medians;
    }

    /** One measurement of one contestant. */
    public interface Measurement {

        double measure(String each) throws Exception;
    }
}
