package io.quarkiverse.handlertesting.benchmarks.figure;

import java.util.List;

/** Statistics of samples. */
public final class Statistics {

    private Statistics() {
    }

    /** The value that half of the samples do not exceed. */
    public static double median(List<Double> samples) {
        return percentile(samples, 50);
    }

    /** The smallest sample that this many percent of the samples do not exceed. */
    public static double percentile(List<Double> samples, int percent) {
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("There is no percentile of no samples");
        }
        List<Double> sorted = samples.stream().sorted().toList();
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.get(Math.max(rank, 1) - 1);
    }
}
