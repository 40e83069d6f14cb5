package io.quarkiverse.handlertesting.behaviour.details;

import static io.quarkiverse.handlertesting.events.Selectors.failed;
import static io.quarkiverse.handlertesting.events.Selectors.named;
import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.FailedWork;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.junit.AllowFailures;
import io.quarkus.test.junit.QuarkusTest;

/** Exceptions that ended work are in the timeline, handled or not, and the failure of the test names them. */
@QuarkusTest
class FailedWorkTest {

    @Inject
    Events events;
    @Inject
    HandlerClient client;

    static class UnknownModel extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Endpoints of Quarkus REST. */
    @Path("/imports/rest")
    public static class Endpoints {

        @GET
        @Path("/thrown")
        public String thrown() {
            throw new IllegalStateException("no import");
        }

        @GET
        @Path("/mapped")
        public String mapped() {
            throw new UnknownModel();
        }

        @ServerExceptionMapper
        public RestResponse<String> map(UnknownModel unknown) {
            return RestResponse.notFound();
        }
    }

    private static String normalized(String message) {
        return message.replaceAll("\\.java:\\d+", ".java:N").replaceAll("#(\\d+) +\\d+ ms", "#$1  N ms")
                .replaceAll(" in [\\d.]+ (ms|µs|s)\\b", " in N ms");
    }

    private String failedWait() {
        return normalized(assertThrows(EventAssertionError.class,
                () -> events.subscribe(named("models.imported")).within(ofMillis(1)).await()).getMessage());
    }

    // tag::unhandled[]
    @Test
    @AllowFailures
    void anUnhandledExceptionIsNamedFirst() {
        client.get("/imports/unhandled").send().expectStatus(200);
        events.awaitIdle();
        assertEquals("""
                Expected event named models.imported within 1 ms, but in N ms it did not come.
                task of r1 ended with Importer.ImportException at Importer.java:N: no model, which no code has handled
                Nothing of r1 is running any more.
                The test saw:
                  #1  N ms  HTTP     GET /imports/unhandled
                  #2  N ms  HTTP     GET /imports/unhandled -> 200 in N ms
                  #3  N ms  FAILURE  task ended with Importer.ImportException at Importer.java:N: no model, which no code has\
                 handled; started at Importer.add(Importer.java:N)""", failedWait());
    }
    // end::unhandled[]

    @Test
    void aHandledExceptionIsRecordedToo() {
        client.get("/imports/handled").send().expectStatus(200);
        FailedWork failed = events.subscribeFromStart(failed(Importer.ImportException.class)).await();
        assertEquals("stage ended with Importer.ImportException at Importer.java:N: no model; started at"
                + " Importer.add(Importer.java:N)", normalized(failed.toString()));
        assertEquals("Importer.fail(Importer.java:N)", normalized(failed.thrownAt()));
        assertEquals("Importer.add(Importer.java:N)", normalized(failed.startedAt()));
        assertEquals("stage", failed.work());
        assertTrue(failed.isHandled());
        assertEquals(failed.thrown(), events.subscribeFromStart(named("Importer.ImportException")).await().failure());
    }

    @Test
    void anExceptionOfAnotherTypeIsANearMiss() {
        client.get("/imports/handled").send();
        String failure = normalized(assertThrows(EventAssertionError.class,
                () -> events.subscribe(failed(ArithmeticException.class)).within(ofMillis(1)).await()).getMessage());
        assertEquals(
                """
                        Expected work that ended with ArithmeticException within 1 ms, but in N ms it did not come.
                        stage of r1 ended with Importer.ImportException at Importer.java:N: no model
                        Nothing of r1 is running any more.
                        The test saw:
                          #1  N ms  HTTP     GET /imports/handled
                          #2  N ms  FAILURE  stage ended with Importer.ImportException at Importer.java:N: no model; started at Importer.add(Importer.java:N)   <- not ArithmeticException
                          #3  N ms  HTTP     GET /imports/handled -> 200 in N ms""",
                failure);
    }

    @ParameterizedTest
    @CsvSource({ "/imports/thrown, 500, Importer.ImportException at Importer.java:N: no import",
            "/imports/own, 503, Importer.ImportException at Importer.java:N: no import",
            "/imports/rest/thrown, 500, IllegalStateException at FailedWorkTest.java:N: no import",
            "/imports/rest/mapped, 404, FailedWorkTest.UnknownModel at FailedWorkTest.java:N" })
    void theFailureOfARequestNamesItsException(String path, int status, String exception) {
        var failure = assertThrows(HttpAssertionError.class, () -> client.get(path).send().expectStatus(200));
        assertEquals("r1 GET " + path + " ended with " + exception,
                normalized(failure.getMessage()).lines().skip(1).findFirst().orElseThrow());
        assertEquals(1, events.timeline().lines().filter(line -> line.contains("  FAILURE  ")).count(), events.timeline());
    }

    /** A test may expect it. */
    @Test
    void anExceptionThatIsAnsweredIsNoClueToAnEvent() {
        client.get("/imports/rest/mapped").send().expectStatus(404);
        assertEquals("""
                Expected event named models.imported within 1 ms, but in N ms it did not come.
                Nothing of r1 is running any more.
                The test saw:
                  #1  N ms  HTTP     GET /imports/rest/mapped
                  #2  N ms  FAILURE  GET /imports/rest/mapped ended with FailedWorkTest.UnknownModel at FailedWorkTest.java:N
                  #3  N ms  HTTP     GET /imports/rest/mapped -> 404 in N ms""", failedWait());
    }
}
