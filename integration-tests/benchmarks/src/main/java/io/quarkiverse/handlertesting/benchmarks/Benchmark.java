package io.quarkiverse.handlertesting.benchmarks;

import java.util.List;

import io.quarkiverse.handlertesting.benchmarks.figure.Figure;

/** Measures some figures that belong together. To add one, implement this and put it into the list of {@link Benchmarks}. */
public interface Benchmark {

    /** What is measured, to say so while it is. */
    String subject();

    /**
     * Measures it.
     *
     * @return the figures, in the order in which the report is to show them
     * @throws Exception if something measured was not correct, such as an event that was lost
     */
    List<Figure> measure(Run run) throws Exception;
}
