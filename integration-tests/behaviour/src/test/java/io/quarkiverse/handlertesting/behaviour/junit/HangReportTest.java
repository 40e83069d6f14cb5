package io.quarkiverse.handlertesting.behaviour.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.behaviour.Hold;
import io.quarkiverse.handlertesting.behaviour.InnerTestRun;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkus.test.junit.QuarkusTest;

/** A test that JUnit's timeout ends says what still runs, and where. */
@QuarkusTest
class HangReportTest {

    @RegisterExtension
    static final InnerTestRun HANGING = new InnerTestRun(Hanging.class, Map.of(
            "junit.jupiter.extensions.autodetection.enabled", "true",
            "junit.jupiter.extensions.autodetection.include", "io.quarkiverse.*",
            "junit.jupiter.execution.timeout.testable.method.default", "100 ms"));

    @Path("/hang")
    @Singleton
    public static class Hang {

        /** Of the request that hangs. */
        final BlockingQueue<Hold> reached = new LinkedBlockingQueue<>();

        @GET
        public String hang() {
            Hold hold = new Hold();
            reached.add(hold);
            hold.hold();
            return "late";
        }
    }

    @QuarkusTest
    static class Hanging {

        @Inject
        HandlerClient client;
        @Inject
        Hang hang;
        private CompletableFuture<HandlerResponse> response;
        private Hold hold;

        @BeforeEach
        @Timeout(60)
        void request() throws InterruptedException {
            response = client.get("/hang").sendAsync().subscribeAsCompletionStage();
            hold = hang.reached.take();
            hold.awaitHeld();
        }

        @Test
        @Timeout(value = 100, unit = TimeUnit.MILLISECONDS)
        void onItsThread() throws InterruptedException {
            new CountDownLatch(1).await(60, TimeUnit.SECONDS);
        }

        @Test
        @Timeout(value = 100, unit = TimeUnit.MILLISECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
        void onAnotherThread() throws InterruptedException {
            new CountDownLatch(1).await(60, TimeUnit.SECONDS);
        }

        @Test
        void withTheTimeoutOfAllTests() throws InterruptedException {
            new CountDownLatch(1).await(60, TimeUnit.SECONDS);
        }

        @AfterEach
        @Timeout(60)
        void end() throws Exception {
            hold.release();
            assertEquals("late", response.get().asString());
        }
    }

    // tag::hangs[]
    @ParameterizedTest
    @ValueSource(strings = { "onItsThread", "onAnotherThread", "withTheTimeoutOfAllTests" })
    void theFailureHasTheRunningWorkAndItsStacks(String test) {
        Throwable failure = HANGING.failure(test + "()");
        assertInstanceOf(TimeoutException.class, failure);
        assertEquals("""
                JUnit's timeout interrupts HangReportTest.Hanging.%1$s. 3 pieces of its work are still running:
                  HTTP     for N ms  the request being sent, caused by request 1: GET /hang
                  HTTP     for N ms  GET /hang, caused by request 1: GET /hang
                  HANDLER  for N ms  waits in Object.wait at Hold.hold(Hold.java:N), caused by request 1: GET /hang
                The test is here, on the thread T:
                  at HangReportTest$Hanging.%1$s(HangReportTest.java:N)
                The application is here, on the thread T:
                  at HangReportTest$Hang.hang(HangReportTest.java:N)
                So far the test saw:
                  #1  N ms  HTTP  GET /hang""".formatted(test), ours(report(failure)));
    }
    // end::hangs[]

    private static String report(Throwable failure) {
        return Stream.of(failure.getSuppressed()).filter(EventAssertionError.class::isInstance).findFirst()
                .orElseThrow(() -> new AssertionError("without a report", failure)).getMessage();
    }

    /** Leaves out the other frames and threads, and all that differs between runs. */
    private static String ours(String report) {
        return Stream.of(report.split("(?=\\n(The (test|application) is here|So far))")).map(HangReportTest::ofThread)
                .filter(part -> !part.startsWith("\nThe") || part.contains("  at ")).collect(Collectors.joining())
                .replaceAll("for +\\d+ m?s", "for N ms").replaceAll(" +\\d+ ms  HTTP", "  N ms  HTTP")
                .replaceAll("thread \\S+:", "thread T:").replaceAll("java:\\d+", "java:N");
    }

    private static String ofThread(String part) {
        String frame = "  at " + HangReportTest.class.getPackageName() + ".";
        return part.lines().filter(line -> !line.startsWith("  at ") && !line.startsWith("  ... ")
                || line.startsWith(frame) && line.contains("(HangReportTest.java:"))
                .map(line -> line.replace(frame, "  at ")).collect(Collectors.joining("\n"));
    }
}
