package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

/**
 * A {@code ForkJoinTask} of the application whose {@code compute} or {@code exec} calls
 * {@link ForkJoinCalls#computing(java.util.concurrent.ForkJoinTask)}. Its class is transformed for the tests.
 */
public interface FollowedCompute {
}
