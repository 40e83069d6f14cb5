package io.quarkiverse.handlertesting.runtime.internal.client;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.ResponseStream;
import io.quarkiverse.handlertesting.runtime.internal.config.ErrorCode;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

/** A response that is read in chunks has the verbs of all subscriptions. */
class ResponseStreamVerbsTest {

    private final FakeApplication application = new FakeApplication();
    private ResponseStream stream;
    private FakeExchange exchange;

    @BeforeEach
    void open() throws Exception {
        stream = application.streamed();
        exchange = application.transport.next();
    }

    /** Writes as an application that honours demand: each chunk waits until it is requested. */
    private CompletableFuture<Void> writing(String... chunks) {
        return CompletableFuture.runAsync(() -> {
            long asked = exchange.given();
            for (String chunk : chunks) {
                exchange.awaitAsked(++asked).chunk(chunk);
            }
        });
    }

    private static List<String> texts(List<Buffer> chunks) {
        return chunks.stream().map(Buffer::toString).toList();
    }

    private static UniAssertSubscriber<Buffer> next(ResponseStream from) {
        return from.next().subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private static void assertMessage(String beginning, Executable wait) {
        String message = assertThrows(HttpAssertionError.class, wait).getMessage();
        assertTrue(message.startsWith(beginning + "\n  > GET /progress/7\n"), message);
    }

    @Test
    void trailersComeWithTheEnd() {
        String early = "The trailers of GET /progress/7 come with the end of its response: call awaitCompletion() first.";
        assertEquals(early, assertThrows(IllegalStateException.class, stream::trailers).getMessage());
        assertEquals(early, assertThrows(IllegalStateException.class, () -> stream.trailer("X-Sum")).getMessage());
        exchange.end("X-Sum", "7");
        stream.awaitCompletion();
        assertEquals("7", stream.trailer("x-sum"));
        assertEquals(List.of(Map.entry("X-Sum", "7")), stream.trailers());
    }

    @Test
    void aResponseThatIsCutHasNoTrailers() {
        exchange.failed(new IOException("reset"));
        stream.awaitFailure();
        assertThrows(IllegalStateException.class, stream::trailers);
    }

    @Test
    void awaitSkipsChunksThatDoNotMatch() {
        CompletableFuture<Void> written = writing("one", "two", "three");
        assertEquals("two", stream.await(chunk -> chunk.toString().equals("two")).toString());
        assertEquals("three", stream.await().toString());
        assertEquals(List.of("one", "two", "three"), texts(stream.seen()));
        written.join();
    }

    @Test
    void aFailureDescribesThePredicate() {
        CompletableFuture<Void> written = writing("one").thenRun(() -> exchange.end());
        assertMessage("Expected a chunk matching \"the second\", but the body has ended:",
                () -> stream.await(chunk -> chunk.toString().equals("two"), "the second"));
        written.join();
    }

    @Test
    void awaitWaitsForAMatchingChunk() {
        assertMessage(
                "There was no chunk matching \"the second\" within 50 ms, so the exchange was aborted:" + FakeApplication.OPEN,
                () -> stream.within(ofMillis(50)).await(chunk -> true, "the second"));
        exchange.awaitAborted();
    }

    @Test
    void aFailingPredicateFailsTheWait() {
        CompletableFuture<Void> written = writing("one");
        assertMessage("The predicate \"id is 7\" threw IllegalStateException: no such id:", () -> stream.await(chunk -> {
            throw new IllegalStateException("no such id");
        }, "id is 7"));
        written.join();
    }

    @Test
    void takeReadsAllOrNothing() {
        CompletableFuture<Void> written = writing("one").thenRun(() -> exchange.awaitAsked(2).end());
        assertMessage("Expected 2 chunks, but the body has ended after 1:", () -> stream.take(2));
        assertEquals("one", stream.await().toString());
        written.join();
    }

    @Test
    void takeReportsHowManyChunksArrived() {
        exchange.request(1);
        exchange.chunk("one");
        assertMessage("There were only 1 of 3 chunks within 50 ms, so the exchange was aborted:" + FakeApplication.OPEN,
                () -> stream.within(ofMillis(50)).take(3));
    }

    @Test
    void awaitCountCountsWhatWasReadBefore() {
        CompletableFuture<Void> written = writing("one", "two", "three").thenRun(() -> exchange.awaitAsked(4).end());
        assertEquals("one", stream.await().toString());
        assertEquals(List.of("one", "two", "three"), texts(stream.awaitCount(3)));
        assertEquals(List.of("one"), texts(stream.awaitCount(1)));
        assertMessage("Expected 4 chunks in all, but the body has ended after 3:", () -> stream.awaitCount(4));
        written.join();
    }

    /** If the two threads took their locks in different orders, each would hold a lock that the other needs. */
    @RepeatedTest(200)
    void seenDoesNotBlockAWait() {
        CompletableFuture<Void> written = writing("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
        CompletableFuture<Void> looking = CompletableFuture.runAsync(() -> {
            while (!written.isDone()) {
                stream.seen();
            }
        });
        assertEquals(10, stream.awaitCount(10).size());
        written.join();
        looking.orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Test
    void expectNoneFailsAtAChunk() {
        stream.expectNone();
        exchange.chunk("one");
        assertMessage("Expected nothing for 20 ms, but something came:", stream::expectNone);
        assertEquals("one", stream.within(Duration.ZERO).await().toString(), "the chunk stays unread");
        exchange.end();
        stream.within(Duration.ofSeconds(10)).expectNone();
    }

    @Test
    void aDebuggerDoesNotExtendAQuietPeriod() {
        FakeApplication debugged = FakeApplication.debugged();
        debugged.streamed().expectNone();
    }

    @Test
    void awaitCompletionReturnsTheUnreadRest() {
        exchange.request(9);
        exchange.chunk("one").chunk("two").failed(new IOException("reset"));
        assertEquals("onetwo", stream.awaitFailure().toString());
    }

    @Test
    void awaitFailureDoesNotCountAnAbortOfTheTest() {
        String ofTest = "Expected the application to abort the exchange, but the test has aborted it:";
        stream.close();
        assertMessage(ofTest, stream::awaitFailure);
        ResponseStream late = application.streamed();
        assertThrows(HttpAssertionError.class, late.within(ofMillis(1))::await);
        assertMessage(ofTest, late::awaitFailure);
    }

    @Test
    void seenIsLimitedInSize() {
        FakeApplication small = new FakeApplication(new ClientSettings(Duration.ofSeconds(10), 5, 1 << 20, 2000,
                ErrorCode.of("error.code"), Optional.empty(), FakeApplication.DEADLINES, FakeApplication.QUIET, false));
        ResponseStream limited = small.streamed();
        FakeExchange sent = small.transport.all().get(0);
        sent.request(9);
        sent.chunk("one").chunk("two").chunk("three");
        assertEquals(List.of("one", "two", "three"), texts(limited.take(3)));
        assertEquals(List.of("three"), texts(limited.seen()));
        assertEquals(List.of(), limited.awaitCount(2));
    }

    @Test
    void nextEmitsTheNextChunk() {
        UniAssertSubscriber<Buffer> first = next(stream);
        UniAssertSubscriber<Buffer> second = next(stream);
        assertEquals(1, exchange.asked());
        exchange.chunk("one");
        assertEquals("one", first.awaitItem().getItem().toString());
        exchange.awaitAsked(2).chunk("two");
        assertEquals("two", second.awaitItem().getItem().toString());
    }

    @Test
    void nextHasADeadline() {
        String late = next(stream.within(ofMillis(50))).awaitFailure().getFailure().getMessage();
        assertTrue(late.startsWith("There was no chunk within 50 ms, so the exchange was aborted:"), late);
        exchange.awaitAborted();
    }

    @Test
    void nextFailsAtTheEndOfTheBody() {
        UniAssertSubscriber<Buffer> next = next(stream);
        exchange.end();
        String ended = next.awaitFailure().getFailure().getMessage();
        assertTrue(ended.startsWith("Expected another chunk, but the body has ended:"), ended);
    }

    @Test
    void withinRefusesANegativeDeadline() {
        assertEquals("within(deadline) needs a duration that is not negative, but got PT-0.001S",
                assertThrows(IllegalArgumentException.class, () -> stream.within(ofMillis(-1))).getMessage());
        assertEquals("awaitCount(count) needs a count of at least 1, but got 0",
                assertThrows(IllegalArgumentException.class, () -> stream.awaitCount(0)).getMessage());
    }

    @Test
    void waitsAreRefusedOnAnEventLoop() throws Exception {
        Map<String, Executable> waits = new LinkedHashMap<>();
        waits.put("await()", stream::await);
        waits.put("await(predicate)", () -> stream.await(chunk -> true));
        waits.put("await(predicate, description)", () -> stream.await(chunk -> true, "any"));
        waits.put("take(count)", () -> stream.take(1));
        waits.put("awaitCount(count)", () -> stream.awaitCount(1));
        waits.put("expectNone()", stream::expectNone);
        waits.put("awaitCompletion()", stream::awaitCompletion);
        waits.put("awaitFailure()", stream::awaitFailure);
        Vertx vertx = Vertx.vertx();
        for (Map.Entry<String, Executable> wait : waits.entrySet()) {
            CompletableFuture<Throwable> refused = new CompletableFuture<>();
            vertx.runOnContext(now -> refused.complete(assertThrows(IllegalStateException.class, wait.getValue())));
            String message = refused.get(10, TimeUnit.SECONDS).getMessage();
            assertTrue(message.startsWith(wait.getKey() + " would block the event loop thread"), message);
            assertTrue(message.contains(" Use next() or stream() there"), message);
        }
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
