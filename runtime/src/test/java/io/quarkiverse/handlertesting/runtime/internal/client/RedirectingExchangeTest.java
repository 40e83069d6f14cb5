package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerRequest;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

/** A request for a whole response: how its exchange may end, and that nothing is left of it. */
class RedirectingExchangeTest {

    private final FakeApplication application = new FakeApplication();
    private final HandlerClient client = application.client;

    @Test
    void countsAsWorkUntilTheResponseHasEnded() {
        application.transport.answer(exchange -> {
            assertEquals(1, application.test.leftovers().size());
            exchange.head(200).chunk("a");
            assertEquals(1, application.test.leftovers().size());
            exchange.end();
        });
        client.get("/").send().expectStatus(200);

        assertEquals(List.of(), application.test.leftovers());
    }

    @Test
    void requestsTheWholeResponseAtOnce() {
        application.transport.answer(exchange -> {
            assertEquals(Long.MAX_VALUE, exchange.asked());
            exchange.head(200).end();
        });
        client.get("/").send().expectStatus(200);
    }

    @Test
    void passesOnTheFailureOfATransportThatRefuses() {
        IllegalStateException stopped = new IllegalStateException("The application has stopped.");
        application.transport.refuse(stopped);

        assertSame(stopped, assertThrows(IllegalStateException.class, () -> client.get("/").send()));
        assertSame(stopped, assertThrows(IllegalStateException.class, () -> client.get("/").stream()));
        assertSame(stopped, failure(client.get("/")));
        assertEquals(List.of(), application.test.leftovers());
    }

    @Test
    void passesOnTheFailureOfABodyThatIsGone(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("f"), "abc");
        HandlerRequest request = client.post("/").multiPart("f", file);
        Files.delete(file);

        String message = "There is no file " + file + " that can be read.";
        assertEquals(message, assertThrows(IllegalArgumentException.class, request::send).getMessage());
        assertEquals(message, assertThrows(IllegalArgumentException.class, request::stream).getMessage());
        assertEquals(message, failure(request).getMessage());
        assertEquals(List.of(), application.test.leftovers(), "awaitIdle would wait for leftover work");
    }

    @Test
    void usesTheDeadlineOfTheRequest() {
        HandlerRequest request = client.get("/").within(Duration.ofMillis(1)).header("X-A", "1");

        assertEquals(Reason.TIMED_OUT, assertThrows(HttpAssertionError.class, request::send).reason());
        assertEquals(Reason.TIMED_OUT, ((HttpAssertionError) failure(request)).reason());
        assertEquals(Reason.TIMED_OUT, assertThrows(HttpAssertionError.class, request::stream).reason());
        application.transport.all().forEach(FakeExchange::awaitAborted);
        assertEquals(List.of(), application.test.leftovers());
    }

    @Test
    void hasNoDeadlineUnderADebugger() throws Exception {
        FakeApplication debugged = FakeApplication.debugged();
        UniAssertSubscriber<HandlerResponse> async = debugged.client.get("/").within(Duration.ofMillis(1)).sendAsync()
                .subscribe().withSubscriber(UniAssertSubscriber.create());
        FakeExchange exchange = debugged.transport.next();
        debugged.awaitAskedForDebugger();
        exchange.head(200).end();
        assertEquals(200, async.awaitItem().getItem().statusCode());

        FakeApplication another = FakeApplication.debugged();
        another.transport.answer(sent -> {
            another.awaitAskedForDebugger();
            sent.head(201).end();
        });
        assertEquals(201, another.client.get("/").within(Duration.ofMillis(1)).send().statusCode());

        FakeApplication streaming = FakeApplication.debugged();
        streaming.transport.answer(sent -> {
            streaming.awaitAskedForDebugger();
            sent.head(202).end();
        });
        assertEquals(202, streaming.client.get("/").within(Duration.ofMillis(1)).stream().statusCode());
    }

    @Test
    void anInterruptAbortsTheExchange() {
        Thread.currentThread().interrupt();
        HttpAssertionError interrupted = assertThrows(HttpAssertionError.class, () -> client.get("/").send());
        assertTrue(Thread.interrupted(), "the interrupt flag is set again");

        assertEquals(Reason.INTERRUPTED, interrupted.reason());
        application.transport.all().get(0).awaitAborted();
    }

    @Test
    void keepsTheFailureAsTheCause() {
        for (Throwable failure : new Throwable[] { new IllegalStateException("x"), new CancellationException(),
                new CompletionException(new IllegalStateException("x")), new StackOverflowError() }) {
            application.transport.answer(exchange -> exchange.head(200).chunk("a").failed(failure))
                    .answer(exchange -> exchange.failed(failure));
            HttpAssertionError aborted = assertThrows(HttpAssertionError.class, () -> client.get("/").send());
            assertEquals(Reason.ABORTED, aborted.reason());
            assertSame(failure, aborted.getCause());
            assertSame(failure, failure(client.get("/")).getCause());
        }
        assertEquals(List.of(), application.test.leftovers());
    }

    @Test
    void cancellingAbortsTheExchange() throws Exception {
        UniAssertSubscriber<HandlerResponse> sent = client.get("/").sendAsync().subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        FakeExchange exchange = application.transport.next();
        assertFalse(exchange.isAborted());
        sent.cancel();

        exchange.awaitAborted();
        sent.assertNotTerminated();
        assertEquals(List.of(), application.test.leftovers());
    }

    @Test
    void doesNotEmitOnAnEventLoop() {
        application.transport.answer(exchange -> exchange.head(200).end());
        String thread = client.get("/").sendAsync().map(response -> Thread.currentThread().getName()).await()
                .atMost(Duration.ofSeconds(10));

        assertFalse(thread.equals("fake-event-loop"), thread);
    }

    private Throwable failure(HandlerRequest request) {
        return request.sendAsync().subscribe().withSubscriber(UniAssertSubscriber.create()).awaitFailure().getFailure();
    }
}
