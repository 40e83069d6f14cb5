package io.quarkiverse.handlertesting.runtime.internal.cause;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.Origin;

/** A wait for the end of all work. */
@Timeout(60)
class IdleWaitTest {

    private final TestRuns runs = TestCauses.runs();
    private final TestRun test = runs.begin("PullTest.pull");
    private final RunningCause request = test.request("POST /pull");
    private final ExecutorService pool = Executors.newCachedThreadPool();

    @AfterEach
    void stop() throws InterruptedException {
        pool.shutdownNow();
        assertTrue(pool.awaitTermination(10, TimeUnit.SECONDS));
    }

    @Test
    void returnsAtOnceWhenNoWorkIsRunning() {
        IdleWait.of(test).await(ZERO);
        assertTrue(test.isKnownToBeIdle());
    }

    @Test
    void theEndOfTheLastWorkWakesTheWait() throws Exception {
        Work first = request.begin(WorkKind.MANAGED_EXECUTOR, null);
        Future<?> ending = pool.submit(() -> {
            Work second = request.begin(WorkKind.EVENT_BUS, "downloads.started");
            first.end();
            second.end();
        });
        IdleWait.of(test).await(ofSeconds(30));
        assertEquals(0, test.busy());
        ending.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aThreadDoesNotWaitForTheWorkThatItRuns() {
        request.begin(WorkKind.THREAD, null).run(() -> {
            IdleWait.of(test).await(ZERO);
            IdleWait.of(request).await(ZERO);
            assertFalse(test.isKnownToBeIdle());
        });
        IdleWait.of(test).await(ZERO);
    }

    @Test
    void aThreadWaitsForWorkThatAnotherOneRuns() {
        Work other = request.begin(WorkKind.TIMER, "of another thread");
        request.begin(WorkKind.THREAD, null).run(() -> {
            String failure = assertThrows(EventAssertionError.class, () -> IdleWait.of(test).await(ZERO)).getMessage();
            assertTrue(failure.contains("1 piece of its work is still running:\n  TIMER"), failure);
            other.end();
            IdleWait.of(test).await(ZERO);
        });
    }

    @RepeatedTest(200)
    void threadsThatWaitDoNotWaitForEachOther() throws Exception {
        Work one = request.begin(WorkKind.THREAD, "one");
        Work two = request.begin(WorkKind.THREAD, "two");
        Future<?> first = pool.submit(() -> one.run(() -> IdleWait.of(test).await(ofSeconds(30))));
        Future<?> second = pool.submit(() -> two.run(() -> IdleWait.of(test).await(ofSeconds(30))));
        IdleWait.of(test).await(ofSeconds(30));
        first.get(10, TimeUnit.SECONDS);
        second.get(10, TimeUnit.SECONDS);
        assertEquals(0, test.busy());
    }

    @RepeatedTest(200)
    void anEndOfWorkAsAWaitBeginsIsNotMissed() throws Exception {
        Work work = request.begin(WorkKind.TIMER, null);
        CyclicBarrier start = new CyclicBarrier(2);
        Future<?> ending = pool.submit(() -> {
            start.await();
            work.end();
            return null;
        });
        start.await();
        IdleWait.of(request).await(ofSeconds(30));
        ending.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aWaitForOneRequestIgnoresAnotherRunningRequest() {
        test.request("GET /other").begin(WorkKind.HTTP, "GET /other");
        request.begin(WorkKind.HTTP, "POST /pull").end();
        IdleWait.of(request).await(ZERO);
        assertFalse(test.isKnownToBeIdle());
    }

    @Test
    void workThatEndsTwiceIsCountedOnce() {
        Work work = request.begin(WorkKind.CALL, null);
        request.begin(WorkKind.CALL, null);
        work.end();
        work.end();
        assertEquals(1, test.leftovers().size());
    }

    @Test
    void aTestIsNoLongerKnownToBeIdleAfterNewWork() {
        IdleWait.of(test).await(ZERO);
        request.begin(WorkKind.CALL, null).end();
        assertFalse(test.isKnownToBeIdle());
    }

    @Test
    void aTestIsNotKnownToBeIdleWhilePeriodicWorkIsAlive() {
        Work periodic = request.begin(WorkKind.PERIODIC, "Vert.x timer");
        IdleWait.of(test).await(ZERO);
        assertFalse(test.isKnownToBeIdle());
        periodic.end();
        assertTrue(test.isKnownToBeIdle());
    }

    @Test
    void aTimeoutNamesTheRunningWork() {
        request.begin(WorkKind.MANAGED_EXECUTOR, null);
        request.begin(WorkKind.EVENT_BUS, "downloads.started");
        test.root().begin(WorkKind.PERIODIC, "Vert.x timer");
        request.begin(WorkKind.WEBSOCKET, "GET /chat");
        test.journal().append(Origin.CDI, "a", now -> "DownloadStarted[id=7]", null, request.cause());
        var failure = assertThrows(EventAssertionError.class, () -> IdleWait.of(test).await(ZERO));
        assertEquals(Reason.TIMED_OUT, failure.reason());
        assertEquals("""
                Expected PullTest.pull to be idle within 0 ms, but 2 pieces of its work are still running:
                  MANAGED_EXECUTOR  for N ms  caused by request 1: POST /pull
                  EVENT_BUS         for N ms  downloads.started, caused by request 1: POST /pull
                Not waited for, since it is periodic:
                  PERIODIC  for N ms  Vert.x timer, caused by test
                Not waited for, since it is an open WebSocket:
                  WEBSOCKET  for N ms  GET /chat, caused by request 1: POST /pull
                So far the test saw:
                  #1  N ms  CDI  DownloadStarted[id=7]""", normalized(failure.getMessage()));
    }

    @Test
    void aTimeoutListsMessagesThatNoConsumerHoldsAndThatAreNotAcknowledged() {
        request.begin(WorkKind.CHANNEL, "orders");
        request.begin(WorkKind.UNACKNOWLEDGED, "payments");
        var failure = assertThrows(EventAssertionError.class, () -> IdleWait.of(test).await(ZERO));
        assertEquals("""
                Expected PullTest.pull to be idle within 0 ms, but 1 piece of its work is still running:
                  CHANNEL  for N ms  orders, caused by request 1: POST /pull
                Not waited for, since no consumer holds the message, which is not acknowledged:
                  UNACKNOWLEDGED  for N ms  payments, caused by request 1: POST /pull""", normalized(failure.getMessage()));
    }

    @Test
    void aTimeoutOfOneRequestNamesItsRunningWork() {
        request.begin(WorkKind.TIMER, null);
        var failure = assertThrows(EventAssertionError.class, () -> IdleWait.of(request).await(ZERO));
        assertEquals("""
                Expected request 1: POST /pull to be idle within 0 ms, but 1 piece of its work is still running:
                  TIMER  for N ms  caused by request 1: POST /pull""", normalized(failure.getMessage()));
    }

    @Test
    void aTimeoutOfOneRequestDoesNotCountTheWorkOfAnother() {
        test.request("GET /other").begin(WorkKind.HTTP, "GET /other");
        test.root().begin(WorkKind.PERIODIC, "Vert.x timer");
        request.begin(WorkKind.TIMER, null);
        var failure = assertThrows(EventAssertionError.class, () -> IdleWait.of(request).await(ZERO));
        assertEquals("""
                Expected request 1: POST /pull to be idle within 0 ms, but 1 piece of its work is still running:
                  TIMER  for N ms  caused by request 1: POST /pull""", normalized(failure.getMessage()));
    }

    @Test
    void anInterruptFailsTheWait() {
        request.begin(WorkKind.TIMER, null);
        Thread.currentThread().interrupt();
        var failure = assertThrows(EventAssertionError.class, () -> IdleWait.of(test).await(ofSeconds(30)));
        assertTrue(Thread.interrupted(), "the flag is set again");
        assertEquals(Reason.INTERRUPTED, failure.reason());
        assertEquals("Interrupted while waiting for PullTest.pull to be idle.", failure.getMessage());
    }

    @Test
    void anInterruptFlagThatTheTestHasLeftDoesNotEndTheWaitForLeftovers() throws Exception {
        Work work = request.begin(WorkKind.TIMER, null);
        CountDownLatch waiting = new CountDownLatch(1);
        Future<?> ending = pool.submit(() -> {
            waiting.await();
            work.end();
            return null;
        });
        Thread.currentThread().interrupt();
        waiting.countDown();
        assertEquals(List.of(), IdleWait.of(test).leftoversAfter(ofSeconds(30)));
        assertTrue(Thread.interrupted(), "the flag is kept");
        ending.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aHangNamesTheRunningWork() {
        request.begin(WorkKind.CALL, "DownloadRequests.update");
        request.begin(WorkKind.PERIODIC, "Vert.x timer");
        test.journal().append(Origin.CDI, "a", now -> "DownloadStarted[id=7]", null, request.cause());
        assertEquals("""
                JUnit's timeout interrupts PullTest.pull. 1 piece of its work is still running:
                  CALL  for N ms  DownloadRequests.update, caused by request 1: POST /pull
                The test is here:
                  at PullTest.pull(PullTest.java:7)
                So far the test saw:
                  #1  N ms  CDI  DownloadStarted[id=7]""",
                normalized(IdleReport.hanging(test, "The test is here:\n  at PullTest.pull(PullTest.java:7)")));
    }

    @Test
    void aReportListsEightPiecesOfWork() {
        IntStream.range(0, 10).forEach(i -> request.begin(WorkKind.CALL, "Call" + i));
        List<String> lines = IdleReport.hanging(test, "The test is here:").lines().toList();
        assertTrue(lines.get(8).contains("Call7"), lines::toString);
        assertEquals(List.of("  … and 2 more", "The test is here:"), lines.subList(9, 11));
    }

    @Test
    void aHangWithoutWorkSaysSo() {
        assertEquals("JUnit's timeout interrupts PullTest.pull. None of its work is running.\nThe test is here:",
                IdleReport.hanging(test, "The test is here:"));
    }

    @Test
    void aFailureNamesTheLeftovers() {
        request.begin(WorkKind.CALL, "DownloadRequests.update");
        assertEquals("""
                PullTest.pull ended, but 1 piece of its work is still running:
                  CALL  for N ms  DownloadRequests.update, caused by request 1: POST /pull
                The test has @FailOnLeftovers: await the end of its work, for example with events.awaitIdle().""",
                normalized(IdleReport.failure(test, test.leftovers(), test.journal()).getMessage()));
    }

    @Test
    void endedWorkIsNotKept() {
        for (int i = 0; i < 10_000; i++) {
            RunningCause each = test.request("GET /");
            Work outer = each.begin(WorkKind.HTTP, "GET /");
            each.begin(WorkKind.MUTINY, null).end();
            outer.end();
        }
        assertEquals(0, test.busy());
        assertEquals(0, test.load().running().size());
    }

    /**
     * Removes what differs between runs. The work was started at a line of this test, where the report shows a line of the
     * application.
     */
    private static String normalized(String message) {
        return message.replaceAll("started at IdleWaitTest\\.[^,]*, ", "").replaceAll("for +\\d+ (µs|ms)", "for N ms")
                .replaceAll("# *(\\d+) +\\d+ ms", "#$1  N ms");
    }
}
