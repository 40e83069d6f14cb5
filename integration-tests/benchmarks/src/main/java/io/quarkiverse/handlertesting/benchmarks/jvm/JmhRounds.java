package io.quarkiverse.handlertesting.benchmarks.jvm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import io.quarkiverse.handlertesting.benchmarks.figure.Statistics;

/**
 * Runs a JMH benchmark in rounds: in each of them every variant once, in a JVM of its own, so that they take turns.
 *
 * @param benchmark has a parameter of the name {@code variant}
 * @param output where JMH's output goes
 */
public record JmhRounds(Class<?> benchmark, Path output) {

    /** The median over all rounds of the median in each, by variant. */
    public <V extends Enum<V>> Map<V, Double> medians(Class<V> variants, int rounds, int warmups, int iterations)
            throws RunnerException {
        Map<V, List<Double>> samples = new EnumMap<>(variants);
        for (int round = 1; round <= rounds; round++) {
            Options options = new OptionsBuilder().include("^" + benchmark.getName() + "\\.").shouldFailOnError(true)
                    .forks(1).warmupIterations(warmups).measurementIterations(iterations)
                    .output(output.resolve(benchmark.getSimpleName() + "-" + round + ".log").toString()).build();
            for (RunResult result : new Runner(options).run()) {
                V variant = Enum.valueOf(variants, result.getParams().getParam("variant"));
                samples.computeIfAbsent(variant, key -> new ArrayList<>())
                        .add(result.getPrimaryResult().getStatistics().getPercentile(50));
            }
        }
        Map<V, Double> medians = new EnumMap<>(variants);
        samples.forEach((variant, values) -> medians.put(variant, Statistics.median(values)));
        return medians;
    }
}
