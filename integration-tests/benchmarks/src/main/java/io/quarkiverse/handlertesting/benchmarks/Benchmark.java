package io.quarkiverse.handlertesting.benchmarks;

import java.util.List;

import io.quarkiverse.handlertesting.benchmarks.figure.Figure;

/** Measures some figures that belong together. To add one, implement this and put it into the list of {@link Benchmarks}. */
public interface Benchmark {

    /** The subject of the measurement, for the progress output. */
    String subject();

    /**
     * Measures the figures.
     *
     * @return the figures, in the order of the report
     * @throws Exception if a measured result is wrong, such as a lost event
     */
    List<Figure> measure(Run run) throws Exception;
}
