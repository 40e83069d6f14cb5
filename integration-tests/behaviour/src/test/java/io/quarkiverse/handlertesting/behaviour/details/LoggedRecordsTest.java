package io.quarkiverse.handlertesting.behaviour.details;

import static io.quarkiverse.handlertesting.events.Selectors.all;
import static io.quarkiverse.handlertesting.events.Selectors.logged;
import static io.quarkiverse.handlertesting.events.Selectors.named;
import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.LoggedRecord;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkus.test.junit.QuarkusTest;

/** Log records from INFO belong to the test that caused them, whatever their logger. */
@QuarkusTest
class LoggedRecordsTest {

    @Inject
    Events events;
    @Inject
    HandlerClient client;

    private static String normalized(String message) {
        return message.replaceAll("\\.java:\\d+", ".java:N").replaceAll("#(\\d+) +\\d+ ms", "#$1  N ms")
                .replaceAll(" in [\\d.]+ (ms|µs|s)\\b", " in N ms");
    }

    // tag::logged[]
    @Test
    void aSubscriptionReadsRecordsOfALevelAndAbove() {
        var logged = events.subscribe(logged(Level.WARN));
        client.get("/imports/logged").send();
        assertEquals("slow disk", logged.await().message());
        LoggedRecord error = logged.await(record -> record.level() == Level.ERROR, "an error");
        // end::logged[]
        assertEquals("org.acme.Importer", error.logger());
        assertEquals("import of llama failed", error.message());
        assertEquals("disk full", error.thrown().getMessage());
        assertEquals("ERROR Importer: import of llama failed: IllegalStateException at Importer.java:N: disk full",
                normalized(error.toString()));
    }

    @Test
    void recordsFromInfoAreRecordedOnce() {
        client.get("/imports/logged").send();
        client.get("/imports/detached").send();
        List<RecordedEvent> logged = events.subscribeFromStart(named("org.acme.Importer")).seen();
        assertEquals(List.of("INFO Importer: importing llama", "WARN Importer: slow disk"),
                logged.stream().map(RecordedEvent::payload).map(Object::toString).limit(2).toList());
        assertEquals(3, logged.size());
        assertEquals(Origin.LOG, logged.get(0).origin());
        assertEquals(1, logged.get(0).cause().number());
        RecordedEvent detached = events.subscribeFromStart(named("org.acme.detached.Importer")).await();
        assertEquals("ERROR Importer: detached", detached.payload().toString());
        assertEquals(2, detached.cause().number());
    }

    @Test
    void aRecordOfABackgroundTaskBelongsToItsRequest() {
        client.get("/imports/background").send();
        RecordedEvent logged = events.subscribeFromStart(named("org.acme.Importer")).await();
        assertEquals(1, logged.cause().number());
    }

    @Test
    void aRecordWithoutACauseIsNotRecorded() {
        client.get("/imports/queued").send().expectStatus(200);
        assertEquals(List.of(), events.subscribeFromStart(logged(Level.INFO)).seen());
    }

    @Test
    void recordsOfThisExtensionAreNotRecorded() {
        Logger.getLogger("io.quarkiverse.handlertesting").warn("of the extension");
        Logger.getLogger("io.quarkiverse.handlertesting.runtime.internal.Any").warn("of the extension");
        Logger.getLogger("io.quarkiverse.handlertestings").warn("of another");
        assertEquals(List.of("of another"),
                events.subscribeFromStart(logged(Level.INFO)).seen().stream().map(LoggedRecord::message).toList());
    }

    @Test
    void recordsAreNoEventsOfOtherSubscriptions() {
        Importer.LOG.warn("slow disk");
        assertEquals(List.of(), events.subscribeFromStart(all()).seen());
        assertEquals(List.of(), events.seen());
    }

    @Test
    void manyRecordsDoNotDisplaceAnError() {
        client.get("/imports/many").send();
        assertEquals(1_000 + 1, events.subscribeFromStart(logged(Level.INFO)).seen().size());
        assertEquals("after many", events.subscribeFromStart(logged(Level.ERROR)).await().message());
    }

    @Test
    void badMessagesAreRecorded() {
        var logged = events.subscribe(logged(Level.INFO));
        Importer.LOG.infof("model %s", Importer.BAD.get(0));
        Importer.LOG.error(null);
        Importer.LOG.error(null, new IllegalStateException() {

            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                throw new IllegalArgumentException("no text");
            }

            @Override
            public StackTraceElement[] getStackTrace() {
                throw new IllegalArgumentException("no stack");
            }
        });
        Importer.LOG.warn("first\nsecond");
        assertEquals("(its message threw IllegalStateException)", logged.await().message());
        assertEquals("ERROR Importer: null", logged.await().toString());
        assertEquals("ERROR Importer: null: LoggedRecordsTest$1 (its getMessage threw IllegalArgumentException)",
                logged.await().toString());
        assertEquals("WARN Importer: first\\nsecond", logged.await().toString());
    }

    /** Looks at records on the thread that logs them. */
    private record LoggingSelector() implements EventSelector<LoggedRecord> {

        @Override
        public boolean matches(RecordedEvent event) {
            Importer.LOG.warn("looked at " + event);
            return event.payload() instanceof LoggedRecord record && record.message().equals("second");
        }

        @Override
        public LoggedRecord value(RecordedEvent event) {
            return (LoggedRecord) event.payload();
        }

        @Override
        public String description() {
            return "second";
        }
    }

    @Test
    void aSelectorThatLogsMeetsNoRecordOfItsOwn() throws Exception {
        var second = events.subscribe(new LoggingSelector()).next().subscribeAsCompletionStage();
        Importer.LOG.info("first");
        Importer.LOG.info("second");
        assertEquals("second", second.get(30, TimeUnit.SECONDS).message());
        client.get("/imports/logged").send().expectStatus(200);
    }

    // tag::message[]
    @Test
    void aFailureShowsWarningsAndBeginsWithAnError() {
        client.get("/imports/logged").send();
        var failure = assertThrows(EventAssertionError.class,
                () -> events.subscribe(named("models.imported")).within(ofMillis(1)).await());
        assertEquals("""
                Expected event named models.imported within 1 ms, but in N ms it did not come.
                r1 logged ERROR in Importer: import of llama failed: IllegalStateException at Importer.java:N: disk full
                Nothing of r1 is running any more.
                The test saw:
                  #1  N ms  HTTP  GET /imports/logged
                  #3  N ms  LOG   WARN Importer: slow disk
                  #4  N ms  LOG   ERROR Importer: import of llama failed: IllegalStateException at Importer.java:N: disk full
                  #5  N ms  HTTP  GET /imports/logged -> 200 in N ms""", normalized(failure.getMessage()));
    }
    // end::message[]

    @Test
    void aTimelineShowsRecordsFromInfo() {
        client.get("/imports/logged").send();
        assertEquals("""
                Timeline:
                  #1  N ms  HTTP  GET /imports/logged
                  #2  N ms  LOG   INFO Importer: importing llama
                  #3  N ms  LOG   WARN Importer: slow disk
                  #4  N ms  LOG   ERROR Importer: import of llama failed: IllegalStateException at Importer.java:N: disk full
                  #5  N ms  HTTP  GET /imports/logged -> 200 in N ms""", normalized("Timeline:\n" + events.timeline()));
    }

    @Test
    void aLevelThatIsNotRecordedIsRefused() {
        assertEquals("No log record from level DEBUG is ever recorded: records below INFO are not recorded; use logged(INFO).",
                assertThrows(IllegalArgumentException.class, () -> events.subscribe(logged(Level.DEBUG))).getMessage());
    }

    @Test
    void aLevelIsRequired() {
        assertEquals("lowest", assertThrows(NullPointerException.class, () -> logged(null)).getMessage());
        assertNull(new LoggedRecord(Level.INFO, "", "", null).thrown());
    }
}
