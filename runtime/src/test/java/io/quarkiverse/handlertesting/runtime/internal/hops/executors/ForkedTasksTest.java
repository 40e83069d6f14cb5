package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.concurrent.CountedCompleter;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A task that another one forks has its cause. */
@Timeout(120)
class ForkedTasksTest extends ForkJoinTest {

    @ParameterizedTest
    @ValueSource(ints = { 1, 4 })
    void forkedTasksHaveTheCauseOfTheirParent(int parallelism) throws Exception {
        var many = pool(parallelism, () -> tasks);
        ForkJoinTask<Integer> one = in(first, () -> many.submit(new Sum(0, 500)));
        ForkJoinTask<Integer> other = in(second, () -> many.submit(new Sum(0, 500)));
        assertEquals(499 * 250, one.get(60, SECONDS));
        assertEquals(499 * 250, other.get(60, SECONDS));
        awaitIdle();
        List<String> all = ran();
        assertEquals(500, all.stream().filter("1"::equals).count());
        assertEquals(500, all.stream().filter("2"::equals).count());
    }

    @Test
    void aForkedTaskThatNoTaskJoinsIsWork() throws Exception {
        Gate gate = new Gate();
        ForkJoinTasks calls = new ForkJoinTasks(() -> tasks);
        class Child extends RecursiveAction implements FollowedCompute {
            @Override
            protected void compute() {
                Runnable computing = calls.computing(this);
                gate.run();
                ForkJoinCalls.computed(computing);
            }
        }
        in(first, () -> pool.submit(() -> {
            Child child = new Child();
            calls.forking(List.of(child));
            child.fork();
        })).get(30, SECONDS);
        gate.awaitEntered();
        assertFalse(test.leftovers().isEmpty());
        gate.open();
        awaitIdle();
        assertEquals(List.of("1"), ran());
    }

    @Test
    void tasksThatWereCancelledWithTheOthersAreNoWork() {
        ForkJoinTasks calls = new ForkJoinTasks(() -> tasks);
        Sum cancelled = new Sum(0, 1);
        as(first, () -> calls.forking(List.of(cancelled)));
        assertRunning(1);
        cancelled.cancel(false);
        calls.joined(List.of(cancelled));
        awaitIdle();
    }

    /** Such a task ends after it has returned, so it is left as it is. */
    @Test
    void aCountedCompleterIsNotFollowed() throws Exception {
        AtomicReference<Thread> thread = new AtomicReference<>();
        CountedCompleter<Void> task = new CountedCompleter<>() {
            @Override
            public void compute() {
                thread.set(Thread.currentThread());
                record();
                tryComplete();
            }
        };
        assertSame(task, in(first, () -> pool.submit(task)));
        task.get(30, SECONDS);
        assertEquals(List.of("null"), ran());
        assertRunning(0);
    }
}
