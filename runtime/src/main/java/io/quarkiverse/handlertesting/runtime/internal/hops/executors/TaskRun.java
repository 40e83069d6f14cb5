package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

/** A run of a task on a thread of a pool. A submission is the run of its task, if that runs once. */
class TaskRun {

    private final Submission submission;
    /** Makes the cause of the thread what it was before; {@code null} if it is the same. Used by this thread only. */
    Runnable back;

    /**
     * @param submission {@code null} for one that is its own run
     */
    TaskRun(Submission submission) {
        this.submission = submission;
    }

    final Submission submission() {
        return submission == null ? (Submission) this : submission;
    }
}
