package io.quarkiverse.handlertesting.runtime.internal.client;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.sse.SseFrame;
import io.quarkiverse.handlertesting.sse.SseSubscription;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

/** An event stream has the verbs of all subscriptions. */
class SseVerbsTest {

    private final FakeApplication application = new FakeApplication();
    private SseSubscription stream;
    private SseSubscription hasty;
    private FakeExchange exchange;

    @BeforeEach
    void open() throws Exception {
        application.transport.answer(sent -> sent.head(200, "content-type", "text/event-stream"));
        stream = application.client.get("/progress/7").sse().awaitOpen();
        hasty = stream.within(ofMillis(50));
        exchange = application.transport.next();
    }

    private static boolean isTwo(SseFrame frame) {
        return frame.data().equals("two");
    }

    private UniAssertSubscriber<SseFrame> next(SseSubscription from) {
        return from.next().subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private static void assertMessage(String beginning, Executable wait) {
        String message = assertThrows(HttpAssertionError.class, wait).getMessage();
        assertTrue(message.startsWith(beginning + "\n  > GET /progress/7\n"), message);
    }

    @Test
    void awaitSkipsEventsThatDoNotMatch() {
        exchange.chunk("data: one\n\n: two\n\nretry: 2\n\ndata: two\n\ndata: three\n\n");
        assertEquals("two", stream.await(SseVerbsTest::isTwo).data());
        assertEquals("three", stream.await().data());
        assertEquals(5, stream.seen().size());
    }

    @Test
    void aFailureDescribesThePredicate() {
        exchange.chunk("data: one\n\n");
        assertMessage("Expected an event matching \"the second\" within 50 ms, but it did not come:" + FakeApplication.OPEN,
                () -> hasty.await(SseVerbsTest::isTwo, "the second"));
        exchange.end();
        assertMessage("Expected an event matching \"the second\", but the stream has ended:",
                () -> stream.await(SseVerbsTest::isTwo, "the second"));
    }

    @Test
    void aFailingPredicateFailsTheWait() {
        exchange.chunk("data: one\n\n");
        IllegalStateException none = new IllegalStateException("no such id");
        HttpAssertionError failure = assertThrows(HttpAssertionError.class, () -> stream.await(event -> {
            throw none;
        }, "id is 7"));
        assertTrue(failure.getMessage().startsWith("The predicate \"id is 7\" threw IllegalStateException: no such id:\n"),
                failure::getMessage);
        assertSame(none, failure.getCause());
        assertEquals(Reason.UNEXPECTED, failure.reason());
    }

    @Test
    void nullArgumentsAreRefused() {
        for (Executable wait : new Executable[] { () -> stream.await(null, "x"), () -> stream.await(event -> true, null) }) {
            assertThrows(IllegalArgumentException.class, wait);
        }
    }

    @Test
    void takeReadsAllOrNothing() {
        exchange.chunk("data: one\n\n: beat\n");
        assertMessage("Expected 2 events within 50 ms, but they did not come:" + FakeApplication.OPEN, () -> hasty.take(2));
        exchange.chunk("data: two\n\n");
        assertEquals(List.of(SseFrame.data("one"), SseFrame.data("two")), hasty.take(2));
    }

    @Test
    void awaitCountCountsWhatWasReadBefore() {
        exchange.chunk("data: one\n\n: beat\ndata: two\n\ndata: three\n\ndata: four\n\n");
        assertEquals("one", stream.await().data());
        assertEquals(List.of(SseFrame.data("one"), SseFrame.data("two"), SseFrame.data("three")), stream.awaitCount(3));
        assertEquals("four", stream.await().data());
        assertEquals(List.of(SseFrame.data("one")), stream.awaitCount(1));
        assertMessage("Expected 5 events in all within 50 ms, but they did not come:" + FakeApplication.OPEN,
                () -> hasty.awaitCount(5));
    }

    @Test
    void withinZeroDoesNotWait() {
        assertThrows(HttpAssertionError.class, stream.within(Duration.ZERO)::await);
        stream.within(Duration.ZERO).expectNone();
        exchange.chunk("data: one\n\n");
        assertThrows(HttpAssertionError.class, stream.within(Duration.ZERO)::expectNone);
        assertEquals("one", stream.within(Duration.ZERO).await().data());
    }

    @Test
    void expectNoneUsesTheConfiguredQuietPeriod() {
        exchange.chunk(": beat\n");
        assertMessage("Expected nothing for 20 ms, but something came:", stream::expectNone);
        assertEquals("beat", stream.awaitComment());
    }

    @Test
    void aDebuggerDoesNotExtendAQuietPeriod() {
        FakeApplication debugged = FakeApplication.debugged();
        debugged.transport.answer(sent -> sent.head(200, "content-type", "text/event-stream"));
        debugged.client.get("/").sse().awaitOpen().expectNone();
        debugged.client.get("/").sse().expectNone();
    }

    @Test
    void nextEmitsTheNextEvent() {
        UniAssertSubscriber<SseFrame> next = next(stream);
        exchange.chunk(": beat\n");
        next.assertNotTerminated();
        exchange.chunk("data: one\n\ndata: two\n\n");
        assertEquals("one", next.awaitItem().getItem().data());
        assertEquals("two", next(stream).awaitItem().getItem().data());
    }

    @Test
    void twoWaitsTakeDifferentEvents() {
        UniAssertSubscriber<SseFrame> first = next(stream);
        UniAssertSubscriber<SseFrame> second = next(stream);
        exchange.chunk("data: one\n\n");
        first.awaitItem();
        second.assertNotTerminated();
        exchange.chunk("data: two\n\n");
        assertEquals("two", second.awaitItem().getItem().data());
    }

    @Test
    void nextHasADeadline() {
        String late = next(hasty).awaitFailure().getFailure().getMessage();
        assertTrue(late.startsWith("Expected an event within 50 ms, but it did not come:"), late);
        exchange.chunk("data: one\n\n");
        assertEquals("one", stream.await().data(), "it goes on");
    }

    @Test
    void nextFailsAtTheEndOfTheStream() {
        UniAssertSubscriber<SseFrame> next = next(stream);
        exchange.end();
        String ended = next.awaitFailure().getFailure().getMessage();
        assertTrue(ended.startsWith("Expected an event, but the stream has ended:"), ended);
    }

    @Test
    void nextFailsForAnotherResponse() {
        application.transport.answer(sent -> sent.head(404));
        String refused = next(application.client.get("/progress/8").sse()).awaitFailure().getFailure().getMessage();
        assertTrue(refused.startsWith("Expected an event stream, but the response has status 404:"), refused);
    }

    @Test
    void nextFailsWithoutAResponse() {
        application.transport.answer(sent -> sent.failed(new IOException("reset")));
        String failed = next(application.client.get("/progress/8").sse()).awaitFailure().getFailure().getMessage();
        assertTrue(failed.startsWith("Expected an event, but the stream was cut (IOException: reset):"), failed);
    }

    @Test
    void nextTakesNoEventAfterItIsCancelled() {
        next(stream).cancel();
        exchange.chunk("data: one\n\n");
        assertFalse(exchange.isAborted());
        assertEquals("one", stream.await().data());
    }

    @Test
    void streamFailsForAnotherResponseWithoutABody() {
        application.transport.answer(sent -> sent.head(404).end());
        Throwable refused = application.client.get("/progress/8").sse().stream().subscribe()
                .withSubscriber(AssertSubscriber.create(1)).awaitFailure().getFailure();
        assertTrue(refused.getMessage().startsWith("Expected an event stream, but the response has status 404:"),
                refused::getMessage);
    }

    @RepeatedTest(200)
    @SuppressWarnings("unchecked")
    void nextMissesNoEvent() {
        UniAssertSubscriber<SseFrame>[] next = new UniAssertSubscriber[1];
        Thread reader = new Thread(() -> next[0] = next(stream));
        reader.start();
        exchange.chunk("data: one\n\n");
        assertEquals("one", joined(reader, next).awaitItem().getItem().data());
    }

    private static <T> UniAssertSubscriber<T> joined(Thread reader, UniAssertSubscriber<T>[] next) {
        try {
            reader.join();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        return next[0];
    }
}
