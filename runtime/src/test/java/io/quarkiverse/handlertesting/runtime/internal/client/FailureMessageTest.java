package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.http.HandlerRequest;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import io.quarkiverse.handlertesting.runtime.internal.config.ErrorCode;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

/** The exact failure message when there is no complete response. */
class FailureMessageTest {

    record Started(int id) {
    }

    private final FakeApplication application = new FakeApplication(
            new ClientSettings(Duration.ofSeconds(30), 10, 1 << 20, 2000, ErrorCode.of("error.code"), Optional.empty(),
                    new Deadlines(Duration.ofSeconds(10), this::awaitAnswers), FakeApplication.QUIET, false));
    /** One permit for each answer that stops before its end. */
    private final Semaphore answers = new Semaphore(0);

    /** The deadline passes only after the application has done its part, however busy the machine is. */
    private boolean awaitAnswers() {
        try {
            assertTrue(answers.tryAcquire(30, TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        return false;
    }

    private void stop(FakeExchange exchange) {
        answers.release();
        exchange.awaitToBeAborted();
    }

    @Test
    void showsThatThereWasNoResponse() {
        application.transport.answer(exchange -> stop(application.causes(exchange, Origin.CDI, new Started(7))));
        HttpAssertionError late = assertThrows(HttpAssertionError.class,
                () -> application.client.post("/models").header("X-Tenant", "one").json("{\"id\":7}")
                        .within(Duration.ofMillis(100)).send());

        assertEquals(Reason.TIMED_OUT, late.reason());
        assertEquals("""
                There was no response within 100 ms, so the exchange was aborted:
                r1 is forgotten: no thread, timer, call or message of it is pending, and its response has not ended.
                  > POST /models
                  > X-Tenant: one
                  > Content-Type: application/json
                  >
                  > {"id":7}
                It has caused:
                  #1    0 ms  CDI  Started[id=7]""", late.getMessage());
    }

    @Test
    void showsAPartialResponse() {
        HttpAssertionError late = assertThrows(HttpAssertionError.class, () -> part().send());

        assertEquals("""
                There was no end of the response within 100 ms, so the exchange was aborted:
                r1 is forgotten: no thread, timer, call or message of it is pending, and its response has not ended.
                  > GET /models?page=1
                  < 200 OK
                  < content-type: text/plain
                  <
                  < the part
                It has caused nothing that is recorded.""", late.getMessage());
        Throwable async = part().sendAsync().subscribe().withSubscriber(UniAssertSubscriber.<HandlerResponse> create())
                .awaitFailure().getFailure();
        assertEquals(late.getMessage().replace("r1 is", "r2 is"), async.getMessage());
    }

    private HandlerRequest part() {
        application.transport
                .answer(exchange -> stop(exchange.head(200, "content-type", "text/plain").chunk("the part")));
        return application.client.get("/models?page=1").within(Duration.ofMillis(100));
    }

    @Test
    void showsAnAbortedExchange() {
        application.transport.answer(exchange -> exchange.head(200).chunk("the part").failed(new IOException("reset")));
        HttpAssertionError aborted = assertThrows(HttpAssertionError.class, () -> application.client.get("/models").send());

        assertEquals(Reason.ABORTED, aborted.reason());
        assertEquals("""
                The exchange ended before its response did (IOException: reset):
                  > GET /models
                  < 200 OK
                  <
                  < the part
                It has caused nothing that is recorded.""", aborted.getMessage());
    }

    @Test
    void showsAResponseThatIsTooLarge() {
        application.transport.answer(exchange -> exchange.head(200).chunk("0123456789").chunk("0"));
        HttpAssertionError large = assertThrows(HttpAssertionError.class, () -> application.client.get("/models").send());

        assertEquals(Reason.TOO_LARGE, large.reason());
        assertEquals("""
                The response has more than 10 bytes, so the exchange was aborted. Read it with stream(), or raise \
                quarkus.handler-testing.client.max-response-size:
                  > GET /models
                  < 200 OK
                  <
                  < 0123456789
                It has caused nothing that is recorded.""", large.getMessage());
    }

    @Test
    void showsAnInterruptedWait() {
        Thread.currentThread().interrupt();
        HttpAssertionError interrupted = assertThrows(HttpAssertionError.class, () -> application.client.get("/").send());

        assertTrue(Thread.interrupted());
        assertEquals("""
                The thread that waited for the response was interrupted, so the exchange was aborted:
                The application has not begun to handle r1.
                  > GET /
                It has caused nothing that is recorded.""", interrupted.getMessage());
    }
}
