package io.quarkiverse.handlertesting.runtime.internal.cause;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import org.acme.Importer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The exceptions of a test that reached nobody. */
@Timeout(60)
class UnseenFailuresTest {

    private static final long LONG = SECONDS.toNanos(30);
    private static final Predicate<UnseenFailure> ANY = failure -> true;

    private final TestRuns runs = TestCauses.runs();
    private final TestRun test = runs.begin("PullTest.pull");
    private final RunningCause request = test.request("POST /pull");
    private final UnseenFailures failures = test.unseenFailures();
    private final ExecutorService pool = Executors.newCachedThreadPool();

    @AfterEach
    void stop() throws InterruptedException {
        pool.shutdownNow();
        assertTrue(pool.awaitTermination(10, SECONDS));
    }

    private static Work work(RunningCause cause) {
        return Importer.start(() -> cause.begin(WorkKind.EXECUTOR, null));
    }

    private Throwable fail(Throwable thrown) {
        work(request).failed(thrown);
        return thrown;
    }

    /** {@code 2 × no such model} */
    private static List<String> texts(List<UnseenFailures.Kind> kinds) {
        return kinds.stream().map(kind -> kind.count() + " × " + kind.first().thrown().getMessage()).toList();
    }

    private List<String> kinds() {
        return texts(failures.kinds(false));
    }

    private Optional<UnseenFailure> expect(Predicate<UnseenFailure> matching, long nanos) throws InterruptedException {
        return failures.expect(test, matching, nanos);
    }

    @Test
    void countsThoseOfAKindInTheOrderInWhichTheKindsCame() {
        fail(Importer.broken("one"));
        fail(new IllegalStateException("thrown elsewhere"));
        fail(Importer.broken("two"));
        fail(new IllegalArgumentException("another type"));
        request.begin(WorkKind.TIMER, null).failed(Importer.broken("other work"));
        assertEquals(List.of("2 × one", "1 × thrown elsewhere", "1 × another type", "1 × other work"), kinds());
    }

    @Test
    void anExceptionThatEndsSeveralPiecesOfWorkCountsOnce() {
        Throwable thrown = fail(Importer.broken("one"));
        fail(thrown);
        work(request).failedUnlessAsked(thrown);
        assertEquals(List.of("1 × one"), kinds());
    }

    @Test
    void workWhoseResultNoCodeCanAskForReplacesWorkThatCodeMayAskFor() {
        Throwable thrown = Importer.broken("one");
        work(request).failedUnlessAsked(thrown);
        fail(thrown);
        assertEquals(List.of("1 × one"), texts(failures.end(true, late -> {
        })));
    }

    @Test
    void aFailureThatWasSeenCountsNoMore() {
        UnseenFailure one = work(request).failedUnlessAsked(Importer.broken("one"));
        fail(Importer.broken("two"));
        one.seen();
        assertEquals(List.of("1 × two"), kinds());
    }

    @Test
    void anExceptionIsSeenWhateverWorkItHasEnded() {
        Throwable thrown = fail(Importer.broken("one"));
        UnseenFailure again = work(request).failedUnlessAsked(thrown);
        again.seen();
        assertEquals(List.of(), kinds());
        fail(Importer.broken("two"));
        request.seen(Importer.broken("equal, but another one"));
        assertEquals(List.of("1 × two"), kinds());
    }

    @Test
    void codeThatAsksAFutureDoesNotDeliverWhatOtherWorkHasDropped() {
        Throwable dropped = fail(Importer.broken("dropped"));
        Throwable ofFuture = Importer.broken("a future");
        work(request).failedUnlessAsked(ofFuture);
        runs.asked(dropped);
        runs.asked(ofFuture);
        assertEquals(List.of("1 × dropped"), kinds());
    }

    @Test
    void whileWorkIsRunningItMayStillAskForAResult() {
        work(request).failedUnlessAsked(Importer.broken("a future"));
        fail(new IllegalStateException("a task"));
        assertEquals(List.of("1 × a task"), texts(failures.end(true, late -> {
        })));
    }

    @Test
    void withoutRunningWorkNoCodeAsksForAResultAnyMore() {
        work(request).failedUnlessAsked(Importer.broken("a future"));
        fail(new IllegalStateException("a task"));
        assertEquals(List.of("1 × a future", "1 × a task"), texts(failures.end(false, late -> {
        })));
    }

    @Test
    void whatIsExpectedIncludesItsRepetitions() throws Exception {
        Throwable first = fail(Importer.broken("one"));
        fail(Importer.broken("two"));
        fail(new IllegalStateException("thrown elsewhere"));
        assertSame(first, expect(ANY, 0).orElseThrow().thrown());
        fail(Importer.broken("three"));
        assertEquals(List.of("1 × thrown elsewhere"), kinds());
    }

    @Test
    void eachExpectationTakesTheFirstThatWasNotExpectedYet() throws Exception {
        fail(Importer.broken("one"));
        Throwable second = fail(new IllegalStateException("two"));
        expect(ANY, 0);
        assertSame(second, expect(ANY, 0).orElseThrow().thrown());
        assertEquals(Optional.empty(), expect(ANY, 0));
    }

    @Test
    void aFailureMayBeExpectedWhileCodeMayAskForTheResult() throws Exception {
        UnseenFailure future = work(request).failedUnlessAsked(Importer.broken("one"));
        assertSame(future, expect(ANY, 0).orElseThrow());
        assertEquals(List.of(), kinds());
    }

    @Test
    void whatIsExpectedIncludesTheSameExceptionOfOtherWork() throws Exception {
        Throwable thrown = Importer.broken("one");
        work(request).failedUnlessAsked(thrown);
        expect(ANY, 0);
        request.begin(WorkKind.TIMER, null).failed(thrown);
        assertEquals(List.of(), kinds());
    }

    @Test
    void aFailureThatIsSeenWhileThePredicateLooksAtItIsNotTaken() throws Exception {
        UnseenFailure future = work(request).failedUnlessAsked(Importer.broken("one"));
        assertEquals(Optional.empty(), expect(failure -> {
            future.seen();
            return true;
        }, 0));
        fail(Importer.broken("two"));
        assertEquals(List.of("1 × two"), kinds());
    }

    @Test
    void aPredicateGetsEachFailureOnceAndHoldsUpNoWork() throws Exception {
        List<String> tried = new ArrayList<>();
        fail(Importer.broken("one"));
        assertEquals(Optional.empty(), expect(failure -> {
            tried.add(failure.thrown().getMessage());
            if (tried.size() == 1) {
                CompletableFuture.runAsync(() -> fail(Importer.broken("two")), pool).orTimeout(10, SECONDS).join();
            }
            return false;
        }, 0));
        assertEquals(List.of("one", "two"), tried);
    }

    @Test
    void aScopeExpectsOnlyItsOwn() throws Exception {
        TestRun alice = runs.open("PullTest.pull, alice", test);
        TestRun bob = runs.open("PullTest.pull, bob", test);
        work(alice.request("GET /")).failed(Importer.broken("alice's"));
        Throwable bobs = Importer.broken("bob's");
        work(bob.request("GET /")).failed(bobs);
        assertEquals(Optional.empty(), failures.expect(test, ANY, 0));
        assertSame(bobs, failures.expect(bob, ANY, 0).orElseThrow().thrown());
        assertEquals(List.of("1 × alice's"), kinds());
    }

    @Test
    void aFailureOfAJoinedCauseBelongsToEachTest() {
        TestRun other = runs.open("PullTest.other", null);
        RunningCause batch = RunningCause.joined(List.of(request, test.request("POST /again"), other.request("POST /other")));
        UnseenFailure failure = work(batch).failedUnlessAsked(Importer.broken("batch"));
        assertEquals(List.of("1 × batch"), kinds());
        assertEquals(List.of("1 × batch"), texts(other.unseenFailures().kinds(false)));
        failure.seen();
        assertEquals(List.of(), kinds());
        assertEquals(List.of(), other.unseenFailures().kinds(false));
    }

    @Test
    void aLoopThatFailsIsCountedUpToALimit() {
        for (int i = 0; i < 1_010; i++) {
            fail(Importer.broken("each"));
        }
        assertEquals(List.of("1000 × each"), kinds());
        assertEquals(10, failures.notKept());
    }

    @Test
    void anExceptionWhoseStackIsReadOnceIsComparedAnyNumberOfTimes() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        for (int i = 0; i < 1_000; i++) {
            fail(new RuntimeException("each") {
                @Override
                public StackTraceElement[] getStackTrace() {
                    reads.incrementAndGet();
                    return super.getStackTrace();
                }
            });
        }
        assertEquals(0, reads.get());
        expect(ANY, 0);
        assertEquals(Optional.empty(), expect(ANY, 0));
        assertEquals(List.of(), kinds());
        assertEquals(1_000, reads.get());
    }

    @Test
    void exceptionsThatCauseEachOtherHaveAKey() {
        IllegalStateException one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("two", one));
        assertNull(work(request).failedUnlessAsked(one).thrownAt());
    }

    @Test
    void theLineOfTheCauseCountsIfTheExceptionItselfHasNone() {
        Throwable wrapper = new RuntimeException(Importer.broken("inside"));
        assertEquals("Importer.broken(Importer.java:18)", work(request).failedUnlessAsked(wrapper).thrownAt());
    }

    @RepeatedTest(200)
    void aFailureWakesTheWait() throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        Future<?> failing = pool.submit(() -> {
            start.await();
            fail(new IllegalArgumentException("another"));
            return fail(Importer.broken("one"));
        });
        start.await();
        assertEquals("one", expect(failure -> failure.thrown() instanceof IllegalStateException, LONG).orElseThrow().thrown()
                .getMessage());
        failing.get(10, SECONDS);
    }

    @RepeatedTest(200)
    void twoWaitsDoNotTakeTheSameFailure() throws Exception {
        Future<?> one = pool.submit(() -> expect(ANY, LONG).orElseThrow().thrown());
        Future<?> two = pool.submit(() -> expect(ANY, LONG).orElseThrow().thrown());
        Throwable first = fail(Importer.broken("one"));
        Throwable second = fail(new IllegalStateException("two"));
        assertEquals(2, List.of(one.get(30, SECONDS), two.get(30, SECONDS)).stream().distinct()
                .filter(List.of(first, second)::contains).count());
        assertEquals(List.of(), kinds());
    }

    @RepeatedTest(200)
    void aFailureThatIsSeenAsItIsRecordedIsSeen() throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        CountDownLatch failed = new CountDownLatch(1);
        Throwable thrown = Importer.broken("one");
        Future<?> failing = pool.submit(() -> {
            start.await();
            work(request).failedUnlessAsked(thrown);
            failed.countDown();
            return null;
        });
        start.await();
        fail(Importer.broken("two"));
        assertTrue(failed.await(30, SECONDS));
        request.seen(thrown);
        assertEquals(List.of("1 × two"), kinds());
        failing.get(10, SECONDS);
    }

    @Test
    void anInterruptEndsTheWait() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> expect(ANY, LONG));
    }

    @Test
    void anExceptionThatIsDeliveredWhenItIsThrownIsNone() {
        Throwable closed = Importer.broken("closed");
        request.delivered(closed);
        fail(closed);
        fail(Importer.broken("another"));
        assertEquals(List.of("1 × another"), kinds());
    }

    @Test
    void afterItsEndATestReportsAnExceptionOnceThatEndsTwoPiecesOfWork() {
        List<Throwable> late = new CopyOnWriteArrayList<>();
        failures.end(false, failure -> late.add(failure.thrown()));
        Throwable thrown = Importer.broken("both");
        request.begin(WorkKind.PERIODIC, null).failed(thrown);
        request.begin(WorkKind.CONTEXT, null).failed(thrown);
        assertEquals(List.of(thrown), late);
    }

    @Test
    void afterItsEndATestReportsTheFirstOfEachKindThatItHasNotExpected() throws Exception {
        List<String> late = new CopyOnWriteArrayList<>();
        fail(new IllegalArgumentException("expected"));
        fail(Importer.broken("before the end"));
        expect(failure -> failure.thrown() instanceof IllegalArgumentException, 0);
        failures.end(false, failure -> late.add(failure.thrown().getMessage()));
        runs.end(test);
        for (int i = 0; i < 3; i++) {
            fail(new IllegalArgumentException("expected"));
            fail(Importer.broken("after it"));
            work(request).failedUnlessAsked(Importer.broken("code may ask for the result"));
        }
        request.begin(WorkKind.TIMER, null).failed(Importer.broken("of other work"));
        assertEquals(List.of("after it", "of other work"), late);
        assertEquals(List.of(), kinds());
    }

    @Test
    void onlyTheFirstEndCounts() {
        fail(Importer.broken("one"));
        assertEquals(List.of("1 × one"), texts(failures.end(false, late -> {
        })));
        assertEquals(List.of(), failures.end(false, late -> {
            throw new AssertionError("The second one was used.");
        }));
        fail(Importer.broken("two"));
    }

    @Test
    void aTestThatEndsWithoutAJudgementReportsNothing() {
        fail(Importer.broken("one"));
        runs.end(test);
        fail(Importer.broken("two"));
        assertEquals(List.of(), kinds());
    }
}
