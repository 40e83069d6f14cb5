package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/** A followed {@link ForkJoinPool}, and tasks for it. */
abstract class ForkJoinTest extends PoolTest {

    final FollowedForkJoinPool pool = pool(2, () -> tasks);

    FollowedForkJoinPool pool(int parallelism, Supplier<FollowedTasks> source) {
        return closed(new FollowedForkJoinPool(parallelism, ForkJoinPool.defaultForkJoinWorkerThreadFactory, null, false,
                source));
    }

    <T> T in(RunningCause cause, Supplier<T> code) {
        return current.get(cause, code);
    }

    /** A task of a class that is not transformed. */
    final class Recording extends RecursiveTask<Integer> {

        @Override
        protected Integer compute() {
            record();
            return 7;
        }
    }

    /** As the transformed class of an application. It notes each part that does not have its cause. */
    final class Sum extends RecursiveTask<Integer> implements FollowedCompute {

        private final ForkJoinTasks calls = new ForkJoinTasks(() -> tasks);
        private final int from;
        private final int to;

        Sum(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        protected Integer compute() {
            Runnable computing = calls.computing(this);
            try {
                return sum();
            } finally {
                ForkJoinCalls.computed(computing);
            }
        }

        private int sum() {
            if (to - from == 1) {
                record();
                return from;
            }
            int middle = (from + to) / 2;
            Sum left = new Sum(from, middle);
            calls.forking(List.of(left));
            left.fork();
            return new Sum(middle, to).compute() + left.join();
        }
    }
}
