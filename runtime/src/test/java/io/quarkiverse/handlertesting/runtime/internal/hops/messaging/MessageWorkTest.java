package io.quarkiverse.handlertesting.runtime.internal.hops.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.cause.IdleReport;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestCauses;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.MessageWork.Acknowledges;

/** How long a message is work. */
class MessageWorkTest {

    private final TestRun test = TestCauses.runs().begin("OrdersTest.places");
    private final RunningCause request = test.request("POST /orders");
    private final MessageWork message = MessageWork.begin(request, List.of("orders"));
    private final ExecutorService pool = Executors.newFixedThreadPool(2);

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    private void assertRunning() {
        assertEquals("OrdersTest.places ended, but 1 piece of its work is still running:\n"
                + "  CHANNEL  orders, caused by request 1: POST /orders", report());
    }

    private void assertEnded() {
        assertEquals(List.of(), test.leftovers());
    }

    /** The report of leftovers, without the age and place of the work. */
    private String report() {
        return IdleReport.leftovers(test, test.leftovers()).replaceAll("for +[0-9.]+ .?s  ", "")
                .replaceAll("started at [^,]*, ", "");
    }

    @Test
    void untilItIsSentAndAcknowledged() {
        message.acknowledged();
        assertRunning();
        message.sent();
        assertEnded();
    }

    @Test
    void whileItWaitsForAConsumer() {
        message.sent();
        assertRunning();
    }

    @Test
    void untilTheConsumerHasEndedThatAcknowledgesFirst() {
        message.sent();
        TakenMessage taken = message.taken(Acknowledges.ALWAYS, true);
        message.acknowledged();
        assertRunning();
        taken.ended();
        assertEnded();
    }

    @Test
    void untilItIsAcknowledgedAfterItsConsumer() {
        message.sent();
        message.taken(Acknowledges.ALWAYS, true).ended();
        assertRunning();
        message.acknowledged();
        assertEnded();
    }

    @Test
    void untilItsConsumerHasEndedThatNeverAcknowledges() {
        message.sent();
        message.taken(Acknowledges.NEVER, true).ended();
        assertEnded();
    }

    @Test
    void aMessageThatItsConsumerMayStillAcknowledgeIsListed() {
        message.sent();
        message.taken(Acknowledges.PERHAPS, true).ended();
        assertEquals("OrdersTest.places ended, but 1 piece of its work is still running:\n"
                + "  UNACKNOWLEDGED  orders, caused by request 1: POST /orders", report());
        message.acknowledged();
        assertEnded();
    }

    @Test
    void aMessageWhoseConsumerCanNoLongerAcknowledgeItIsListed() {
        message.sent();
        message.taken(Acknowledges.ALWAYS, true).ended();
        message.unrequired();
        assertEquals("OrdersTest.places ended, but 1 piece of its work is still running:\n"
                + "  UNACKNOWLEDGED  orders, caused by request 1: POST /orders", report());
    }

    @Test
    void untilAnotherConsumerAcknowledgesIt() {
        message.sent();
        message.taken(Acknowledges.ALWAYS, true).ended();
        message.taken(Acknowledges.ALWAYS, true).ended();
        message.unrequired();
        assertRunning();
        message.acknowledged();
        assertEnded();
        message.unrequired();
        assertEnded();
    }

    @Test
    void untilAllConsumersHaveEnded() {
        message.hold();
        message.sent();
        TakenMessage first = message.taken(Acknowledges.ALWAYS, true);
        message.acknowledged();
        first.ended();
        assertRunning();
        TakenMessage second = message.taken(Acknowledges.ALWAYS, true);
        message.release();
        assertRunning();
        second.ended();
        assertEnded();
    }

    @Test
    void beginsAgainForAConsumerThatComesLate() {
        message.acknowledged();
        message.sent();
        TakenMessage late = message.taken(Acknowledges.ALWAYS, true);
        assertRunning();
        late.ended();
        assertEnded();
    }

    @Test
    void endsOnceForEachConsumer() {
        message.sent();
        TakenMessage first = message.taken(Acknowledges.NEVER, true);
        TakenMessage second = message.taken(Acknowledges.NEVER, true);
        first.ended();
        first.ended();
        assertRunning();
        second.ended();
        assertEnded();
    }

    @Test
    void aLostMessageIsOver() {
        Set<MessageWork> waiting = ConcurrentHashMap.newKeySet();
        message.waitIn(waiting);
        message.sent();
        message.lost();
        assertEnded();
        assertEquals(Set.of(), waiting);
    }

    @Test
    void aMessageIsNotLostAfterAConsumerHasTakenIt() {
        Set<MessageWork> waiting = ConcurrentHashMap.newKeySet();
        message.waitIn(waiting);
        message.sent();
        message.taken(Acknowledges.ALWAYS, true);
        assertEquals(Set.of(), waiting);
        message.lost();
        assertRunning();
    }

    @Test
    void waitsInOnePlaceAtATime() {
        Set<MessageWork> emitter = ConcurrentHashMap.newKeySet();
        Set<MessageWork> channel = ConcurrentHashMap.newKeySet();
        message.waitIn(emitter);
        assertFalse(message.hasLeft(emitter));
        message.waitIn(channel);
        assertEquals(Set.of(), emitter);
        assertEquals(Set.of(message), channel);
    }

    @Test
    void handsOutEachTakenMessageOnce() {
        TakenMessage taken = message.taken(Acknowledges.ALWAYS, true);
        assertSame(taken, message.claim());
        assertNull(message.claim());
    }

    @Test
    void aStreamThatHasTakenTheMessageHasNoResultToClaimItFor() {
        message.sent();
        TakenMessage stream = message.taken(Acknowledges.NEVER, false);
        TakenMessage method = message.taken(Acknowledges.NEVER, true);
        assertSame(method, message.claim());
        stream.ended();
        assertRunning();
        method.ended();
        assertEnded();
    }

    @Test
    void aTestThatMayLeaveNothingIsToldToAcknowledge() {
        message.sent();
        message.taken(Acknowledges.PERHAPS, true).ended();
        String failure = IdleReport.failure(test, test.leftovers(), test.journal()).getMessage();
        assertEquals("The test has @FailOnLeftovers: acknowledge its messages.",
                failure.substring(failure.lastIndexOf('\n') + 1));
    }

    @RepeatedTest(200)
    void endsWhenAcknowledgementAndEndOfTheConsumerCoincide() throws Exception {
        message.sent();
        TakenMessage taken = message.taken(Acknowledges.ALWAYS, true);
        CyclicBarrier start = new CyclicBarrier(2);
        Future<?> acknowledging = pool.submit(() -> {
            start.await();
            message.acknowledged();
            return null;
        });
        Future<?> ending = pool.submit(() -> {
            start.await();
            taken.ended();
            return null;
        });
        acknowledging.get();
        ending.get();
        assertEnded();
    }
}
