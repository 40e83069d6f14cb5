package io.quarkiverse.handlertesting.benchmarks.jvm;

import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.handlertesting.benchmarks.figure.Statistics;

/** What several JVMs have measured comes down to: of each name the median over all JVMs of what it is in each. */
public final class Medians {

    private final List<Samples> jvms = new ArrayList<>();

    /** Adds what one JVM has measured. */
    public void add(Samples samples) {
        jvms.add(samples);
    }

    /** Of the median in each. */
    public double of(String name) {
        return of(name, 50);
    }

    /** Of this percentile in each. */
    public double of(String name, int percent) {
        return Statistics.median(jvms.stream().map(each -> Statistics.percentile(each.warm(name), percent)).toList());
    }
}
