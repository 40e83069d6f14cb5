package io.quarkiverse.handlertesting.benchmarks.jvm;

import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.handlertesting.benchmarks.figure.Statistics;

/** Combines the samples of several JVMs: for each name, the median over all JVMs of the value in each JVM. */
public final class Medians {

    private final List<Samples> jvms = new ArrayList<>();

    /** Adds the samples of one JVM. */
    public void add(Samples samples) {
        jvms.add(samples);
    }

    /** The median over all JVMs of the median in each. */
    public double of(String name) {
        return of(name, 50);
    }

    /** The median over all JVMs of this percentile in each. */
    public double of(String name, int percent) {
        return Statistics.median(jvms.stream().map(each -> Statistics.percentile(each.warm(name), percent)).toList());
    }
}
