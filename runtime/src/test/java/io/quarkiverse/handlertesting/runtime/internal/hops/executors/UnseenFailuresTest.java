package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor.AbortPolicy;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.runtime.internal.cause.UnseenFailures.Kind;

/** The failure of a submitted task is unseen until code looks at its future, that of an executed one always. */
@Timeout(120)
class UnseenFailuresTest extends PoolTest {

    private final FollowedThreadPool pool = pool(1);
    private final FollowedScheduledPool scheduled = closed(
            new FollowedScheduledPool(1, Executors.defaultThreadFactory(), new AbortPolicy(), () -> tasks));
    private final IllegalStateException boom = new IllegalStateException("boom");
    private final List<Future<?>> futures = new ArrayList<>();

    private Void fail() {
        throw boom;
    }

    private List<Throwable> unseen() {
        return test.unseenFailures().kinds(false).stream().map(Kind::first).map(failure -> failure.thrown()).toList();
    }

    private void assertUnseenUntilGet() {
        awaitIdle();
        assertEquals(List.of(boom), unseen());
        assertSame(boom, assertThrows(ExecutionException.class, () -> futures.get(0).get(30, SECONDS)).getCause());
        assertEquals(List.of(), unseen());
    }

    @Test
    void theFailureOfAnExecutedTaskIsUnseen() {
        as(first, () -> pool.execute(this::fail));
        awaitIdle();
        assertEquals(List.of(boom), unseen());
    }

    @Test
    void theFailureOfASubmittedTaskIsUnseenUntilCodeLooks() {
        as(first, () -> futures.add(pool.submit((Callable<Void>) this::fail)));
        assertUnseenUntilGet();
    }

    @Test
    void theFailureOfAScheduledTaskIsUnseenUntilCodeLooks() {
        as(first, () -> futures.add(scheduled.schedule((Callable<Void>) this::fail, 1, MILLISECONDS)));
        assertUnseenUntilGet();
    }

    @Test
    void theFailuresOfInvokedTasksAreUnseenUntilCodeLooks() {
        as(first, () -> {
            try {
                futures.addAll(pool.invokeAll(List.of(this::fail)));
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
        assertUnseenUntilGet();
    }

    /** The method asks for results until it has one. */
    @Test
    void theFailuresOfTheOthersAreDroppedByInvokeAny() throws Exception {
        Runnable back = current.enter(first);
        assertEquals("done", pool.invokeAny(List.of(() -> "done", () -> String.valueOf(fail()))));
        assertEquals("done", scheduled.invokeAny(List.of(() -> String.valueOf(fail()), () -> "done")));
        back.run();
        awaitIdle();
        assertEquals(List.of(), unseen());
    }

    @Test
    void aPoolThatStopsItsTasksSeesThemFail() throws Exception {
        Gate gate = new Gate();
        as(first, () -> pool.execute(() -> {
            gate.run();
            fail();
        }));
        gate.awaitEntered();
        pool.shutdownNow();
        gate.open();
        awaitIdle();
        assertEquals(List.of(), unseen());
    }

    @Test
    void aScheduledTaskThatIsCancelledHasNoFailure() {
        as(first, () -> futures.add(scheduled.schedule(this::fail, 1, HOURS)));
        ScheduledFuture<?> future = (ScheduledFuture<?>) futures.get(0);
        future.cancel(true);
        assertThrows(CancellationException.class, future::get);
        awaitIdle();
        assertEquals(List.of(), unseen());
    }

    @RepeatedTest(200)
    void codeMayLookAtTheTimeOfTheFailure() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        as(first, () -> futures.add(pool.submit(() -> {
            both.await();
            return fail();
        })));
        both.await();
        assertThrows(ExecutionException.class, () -> futures.get(0).get(30, SECONDS));
        awaitIdle();
        assertEquals(List.of(), unseen());
    }
}
