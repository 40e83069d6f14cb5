package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.http.ResponseStream;

/** The exact failure messages for a response that is read as a stream. */
class StreamMessageTest {

    private static final String STORY = """
              > GET /progress/7
              < 200 OK
              < content-type: text/event-stream
            %sIt has caused nothing that is recorded.""";
    private static final String ONE = "  <\n  < one\n";

    private final FakeApplication application = new FakeApplication();
    private final ResponseStream stream = application.streamed();

    @Test
    void showsThatThereWasNoResponse() {
        HttpAssertionError late = assertThrows(HttpAssertionError.class,
                () -> application.client.get("/progress/8").within(Duration.ofMillis(50)).stream());
        assertEquals("""
                There was no response within 50 ms, so the exchange was aborted:
                The application has not begun to handle r2.
                  > GET /progress/8
                It has caused nothing that is recorded.""", late.getMessage());
    }

    @Test
    void showsAnExchangeThatFailedBeforeTheHead() {
        application.transport.answer(exchange -> exchange.failed(new IOException("reset")));
        HttpAssertionError aborted = assertThrows(HttpAssertionError.class,
                () -> application.client.get("/progress/8").stream());
        assertEquals("""
                The exchange ended before its response did (IOException: reset):
                  > GET /progress/8
                It has caused nothing that is recorded.""", aborted.getMessage());
    }

    @Test
    void showsAnUnexpectedStatus() {
        assertFailure(Reason.UNEXPECTED, "Expected status 201, but it was 200:", "", () -> stream.expectStatus(201));
    }

    @Test
    void showsThatThereWasNoChunk() throws Exception {
        assertFailure(Reason.TIMED_OUT, "There was no chunk within 50 ms, so the exchange was aborted:", "",
                () -> stream.within(Duration.ofMillis(50)).await());
        application.transport.next().awaitAborted();
    }

    @Test
    void showsThatThereWereTooFewChunks() throws Exception {
        FakeExchange exchange = application.transport.next();
        stream.stream().subscribe().with(chunk -> {
        });
        exchange.chunk("one");
        assertFailure(Reason.TIMED_OUT, "There was no end of the body within 50 ms, so the exchange was aborted:", ONE,
                () -> stream.within(Duration.ofMillis(50)).awaitCompletion());
        exchange.awaitAborted();
    }

    @Test
    void showsABodyThatEndedTooEarly() throws Exception {
        FakeExchange exchange = application.transport.next();
        exchange.end();
        assertFailure(Reason.UNEXPECTED, "Expected another chunk, but the body has ended:", "", stream::await);
        assertFailure(Reason.UNEXPECTED, "Expected 2 chunks, but the body has ended after 0:", "", () -> stream.take(2));
        assertFailure(Reason.UNEXPECTED, "Expected the exchange to be aborted, but its body has ended:", "",
                stream::awaitFailure);
    }

    @Test
    void showsABodyThatWasCut() throws Exception {
        FakeExchange exchange = application.transport.next();
        Thread reader = new Thread(() -> exchange.awaitAsked(1).chunk("one").failed(new IOException("reset")));
        reader.start();
        assertEquals("one", stream.await().toString());
        String why = "The exchange ended before its response did (IOException: reset):";
        assertFailure(Reason.ABORTED, why, ONE, stream::await);
        assertFailure(Reason.ABORTED, why, ONE, stream::awaitCompletion);
        stream.awaitFailure();
        reader.join();
    }

    @Test
    void showsAnInterruptedWait() throws Exception {
        Thread.currentThread().interrupt();
        assertFailure(Reason.INTERRUPTED,
                "The thread that waited for the response was interrupted, so the exchange was aborted:",
                "", stream::await);
        assertTrue(Thread.interrupted());
        application.transport.next().awaitAborted();
    }

    @Test
    void refusesACountThatIsNotPositive() {
        assertEquals("take(count) needs a count of at least 1, but got 0",
                assertThrows(IllegalArgumentException.class, () -> stream.take(0)).getMessage());
    }

    private static void assertFailure(Reason reason, String expectation, String body, Executable wait) {
        HttpAssertionError failure = assertThrows(HttpAssertionError.class, wait);
        assertEquals(expectation + (reason == Reason.TIMED_OUT || reason == Reason.INTERRUPTED ? FakeApplication.OPEN : "")
                + "\n" + STORY.formatted(body), failure.getMessage());
        assertEquals(reason, failure.reason());
    }
}
