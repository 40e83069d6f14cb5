package io.quarkiverse.handlertesting.benchmarks.jvm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import io.quarkiverse.handlertesting.benchmarks.figure.Statistics;

/**
 * Runs a JMH benchmark in rounds. Each round runs every variant once, in a JVM of its own, so that the variants take turns.
 *
 * @param benchmark the benchmark, which has a parameter {@code variant}
 * @param output the file for JMH's output
 * @param parameters the values of other parameters
 */
public record JmhRounds(Class<?> benchmark, Path output, Map<String, String> parameters) {

    public JmhRounds(Class<?> benchmark, Path output) {
        this(benchmark, output, Map.of());
    }

    /** The same rounds with a value for a parameter. */
    public JmhRounds with(String parameter, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(parameter, value);
        return new JmhRounds(benchmark, output, more);
    }

    /** The median over all rounds of the median in each, by variant. */
    public <V extends Enum<V>> Map<V, Double> medians(Class<V> variants, int rounds, int warmups, int iterations)
            throws RunnerException {
        Map<V, List<Double>> samples = new EnumMap<>(variants);
        for (int round = 1; round <= rounds; round++) {
            ChainedOptionsBuilder options = new OptionsBuilder().include("^" + benchmark.getName() + "\\.")
                    .shouldFailOnError(true).forks(1).warmupIterations(warmups).measurementIterations(iterations)
                    .output(log(round).toString());
            parameters.forEach(options::param);
            for (RunResult result : new Runner(options.build()).run()) {
                V variant = Enum.valueOf(variants, result.getParams().getParam("variant"));
                samples.computeIfAbsent(variant, key -> new ArrayList<>())
                        .add(result.getPrimaryResult().getStatistics().getPercentile(50));
            }
        }
        Map<V, Double> medians = new EnumMap<>(variants);
        samples.forEach((variant, values) -> medians.put(variant, Statistics.median(values)));
        return medians;
    }

    private Path log(int round) {
        String values = parameters.values().stream().map(value -> "-" + value).collect(Collectors.joining());
        return output.resolve(benchmark.getSimpleName() + values + "-" + round + ".log");
    }
}
