package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

/** A task that is work of its own until it has run, whatever executor gets it. */
public interface CountedTask {

    /** Called when the pool that has the task will not run it. Does nothing if the task has run. */
    void dropped();
}
