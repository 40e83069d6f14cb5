package io.quarkiverse.handlertesting.benchmarks.probes;

import jakarta.enterprise.context.ApplicationScoped;

/** A bean whose method does next to nothing, so that the time of a call is the overhead around it. */
@ApplicationScoped
public class Progress {

    private int percent;

    public int update(String id, int percent) {
        this.percent = percent + id.length();
        return this.percent;
    }
}
