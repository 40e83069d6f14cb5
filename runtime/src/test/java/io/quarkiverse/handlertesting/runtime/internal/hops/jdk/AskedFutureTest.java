package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.runtime.internal.cause.UnseenFailures.Kind;

/** The failure of a future is unseen until code asks for it, or for that of a dependent stage. */
@Timeout(60)
class AskedFutureTest {

    private final CarriedCauses causes = new CarriedCauses();
    private final List<Runnable> queue = new ArrayList<>();
    private final IllegalStateException boom = new IllegalStateException("boom");

    private CarryingExecutor executor(Executor executor) {
        return new CarryingExecutor(executor, causes.carried.cause(), causes.current);
    }

    private <T> CompletableFuture<T> future(Supplier<T> task, Executor executor) {
        CarryingExecutor carrying = executor(executor);
        CompletableFuture<T> future = new AskedFuture<>();
        carrying.starting(task, false).registered(future);
        return future.completeAsync(carrying.supplier(), carrying);
    }

    private <T> T thrown() {
        throw boom;
    }

    /** The callback of a call site. */
    private StageCallback called(Object callback) {
        return new StageCallback(causes.carried, callback);
    }

    private CompletableFuture<Object> pending() {
        return future(this::thrown, queue::add);
    }

    private CompletableFuture<Object> failed() {
        return future(this::thrown, Runnable::run);
    }

    private CompletableFuture<String> done() {
        return future(() -> "done", Runnable::run);
    }

    private void run() {
        queue.forEach(Runnable::run);
    }

    private List<Throwable> unseen() {
        return causes.test.unseenFailures().kinds(false).stream().map(Kind::first).map(failure -> failure.thrown()).toList();
    }

    @Test
    void aFailureIsUnseenUntilCodeAsks() {
        CompletableFuture<Object> future = pending();
        assertEquals(List.of(), unseen());
        run();
        assertEquals(List.of(boom), unseen());
        assertSame(boom, assertThrows(CompletionException.class, future::join).getCause());
        assertEquals(List.of(), unseen());
    }

    @Test
    void codeMayAskBeforeTheFailure() {
        pending().whenComplete((value, failure) -> {
        });
        run();
        assertEquals(List.of(), unseen());
    }

    @Test
    void onlyCodeThatMayGetTheFailureAsksForIt() {
        CompletableFuture<Object> future = pending();
        assertNull(future.getNow(null));
        assertTrue(!future.isCompletedExceptionally() && !future.isDone());
        run();
        assertTrue(future.isDone());
        assertEquals(1, unseen().size());
        assertTrue(future.isCompletedExceptionally());
        assertEquals(List.of(), unseen());
    }

    @Test
    void aDependentStageAsksForTheFailuresOfThoseBefore() {
        CompletableFuture<String> before = pending().thenApply(Object::toString);
        CompletableFuture<Integer> late = before.thenApply(String::length);
        run();
        CompletableFuture<Void> later = late.thenRun(() -> {
        }).copy();
        assertEquals(List.of(boom), unseen());
        later.exceptionally(failure -> null);
        assertEquals(List.of(), unseen());
    }

    @Test
    void theFailureOfACallbackIsThatOfItsStage() {
        CompletableFuture<Object> early = done().thenApply(called((Function<Object, Object>) value -> thrown()).function());
        assertEquals(List.of(boom), unseen());
        assertThrows(CompletionException.class, early::join);
        assertEquals(List.of(), unseen());
        CompletableFuture<Object> asked = done()
                .handle(called((BiFunction<Object, Object, Object>) (value, failure) -> thrown()).biFunction())
                .exceptionally(failure -> null);
        assertNull(asked.join());
        assertEquals(List.of(), unseen());
        failed().handle(called((BiFunction<Object, Object, Object>) (value, failure) -> thrown()).biFunction());
        assertEquals(List.of(boom), unseen());
    }

    @Test
    void theFailureOfAComposedStageIsThatOfBoth() {
        CompletableFuture<Object> composed = done().thenCompose(value -> failed());
        assertEquals(List.of(boom), unseen());
        assertThrows(CompletionException.class, composed::join);
        assertEquals(List.of(), unseen());
        CompletableFuture<Object> later = done().thenCompose(value -> pending());
        run();
        assertEquals(List.of(boom), unseen());
        later.handle((value, failure) -> null);
        assertEquals(List.of(), unseen());
    }

    @Test
    void theFailureOfTheSecondStageIsThatOfTheCombinedOne() {
        CompletableFuture<String> combined = done().thenCombine(pending(), (one, other) -> one);
        run();
        assertEquals(List.of(boom), unseen());
        assertThrows(CompletionException.class, combined::join);
        assertEquals(List.of(), unseen());
    }

    /** The JDK asks only for the future of such a stage. */
    @Test
    void aStageOfOthersAsks() {
        CompletableFuture.completedFuture("").thenCompose(value -> failed());
        CompletableFuture.completedFuture("").thenCombine(failed(), (one, other) -> one);
        failed().minimalCompletionStage();
        assertEquals(List.of(), unseen());
    }

    @Test
    void anExceptionOfATaskWhoseFutureIsCompletedIsDropped() {
        pending().cancel(true);
        pending().complete("otherwise");
        run();
        assertEquals(List.of(), unseen());
    }

    @Test
    void aStageThatItsExecutorRefusesHasFailed() {
        RejectedExecutionException full = new RejectedExecutionException("full");
        CompletableFuture<String> refused = done().thenApplyAsync(value -> value, executor(stage -> {
            throw full;
        }));
        assertEquals(List.of(full), unseen());
        assertThrows(CompletionException.class, refused::join);
        assertEquals(List.of(), unseen());
        assertEquals(0, causes.running());
    }

    @Test
    void itHasTheTextOfTheJdk() {
        assertEquals("java.util.concurrent.CompletableFuture@0[Completed normally]",
                done().thenRun(() -> {
                }).toString().replaceFirst("@[0-9a-f]+", "@0"));
    }

    /** Each stage keeps those before it only until they have their results. */
    @Test
    void aChainWithoutEndKeepsNoResults() {
        int stages = 2_000;
        int bytes = (int) (Runtime.getRuntime().maxMemory() / stages * 4);
        CompletableFuture<byte[]> tail = future(() -> new byte[bytes], Runnable::run);
        for (int i = 0; i < stages; i++) {
            CompletableFuture<byte[]> start = future(() -> new byte[bytes], queue::add);
            tail = tail.thenCompose(before -> start);
            CompletableFuture<byte[]> last = tail.thenApply(before -> before);
            run();
            queue.clear();
            tail = last;
        }
        assertEquals(bytes, tail.join().length);
    }

    @RepeatedTest(200)
    void codeMayAskAtTheTimeOfTheFailure() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        CompletableFuture<Object> future = future(this::thrown, task -> queue.add(() -> {
            await(both);
            task.run();
        }));
        CompletableFuture<Object> dependent = future.thenApply(value -> value);
        Thread fails = new Thread(this::run);
        fails.start();
        await(both);
        dependent.exceptionally(failure -> null);
        fails.join();
        assertEquals(List.of(), unseen());
    }

    private static void await(CyclicBarrier both) {
        try {
            both.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
