package io.quarkiverse.handlertesting.behaviour.cause;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.behaviour.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.ObserveCalls;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;

/** An event whose cause is lost says where it came from, and {@code awaitIdle()} warns of it. */
@QuarkusTest
@ObserveCalls(LostCauseTest.Archive.class)
class LostCauseTest extends QuarkusTestCallbacks.Logging {

    @Inject
    Events events;
    @Inject
    Event<Stored> stored;
    @Inject
    ApplicationTestRuns runs;

    record Imported(String model) {
    }

    // tag::importer[]
    @Singleton
    static class Importer {

        private final Queue<String> models = new ConcurrentLinkedQueue<>();
        private final Semaphore added = new Semaphore(0);
        private final Thread thread = new Thread(this::run, "importer");
        @Inject
        Event<Imported> imported;

        void add(String model) {
            models.add(model);
            added.release();
        }

        private void run() { // on a thread that has no cause, since it has started with the application
            try {
                while (true) {
                    added.acquire();
                    imported.fire(new Imported(models.poll()));
                }
            } catch (InterruptedException stopped) {
                // The application stops.
            }
        }
        // end::importer[]

        void start(@Observes Router router, ManagedExecutor executor) {
            thread.setDaemon(true);
            thread.start();
            router.post("/lost/import").handler(exchange -> {
                add("llama");
                exchange.response().end();
            });
            // tag::mended[]
            router.post("/kept/import").handler(exchange -> {
                executor.execute(() -> imported.fire(new Imported("llama")));
                exchange.response().end();
            });
            // end::mended[]
        }

        @PreDestroy
        void stop() {
            thread.interrupt();
        }
    }

    record Stored() {
    }

    @Singleton
    static class Archive {

        void on(@Observes Stored stored) {
        }
    }

    void imports() {
    }

    private List<String> warnings(String about) {
        return warnings().stream().filter(message -> message.contains(about))
                .map(message -> message.replaceAll("#\\d+ +\\d+ ms", "#N  N ms").replaceAll("\\.java:\\d+", ".java:N"))
                .toList();
    }

    // tag::lost[]
    @Test
    void awaitIdleWarnsOfWorkThatHasLostItsCause() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "imports");
        var imported = events.subscribe(fired(Imported.class));
        given().post("/lost/import");
        imported.await();
        events.awaitIdle();
        assertEquals(
                """
                        awaitIdle() does not wait for work that has lost its cause. Since its last request, LostCauseTest.imports saw 1 event of such work:
                          #N  N ms  ?  CDI  LostCauseTest.Imported[model=llama] at LostCauseTest.java:…   <- unattributed, at LostCauseTest.Importer.run on importer, started at LostCauseTest.Importer.start(LostCauseTest.java:N)
                        1 event is unattributed (?): it happened during this test, but nothing connects it with a request of this test.
                        Start the work in a way that keeps the cause: the page "Cause" of the docs lists such ways, and says how to find where a cause is lost.""",
                String.join("\n", warnings("awaitIdle")));
        test.end();
    }
    // end::lost[]

    @Test
    void awaitIdleWarnsOnce() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "imports");
        var imported = events.subscribe(fired(Imported.class));
        given().post("/lost/import");
        imported.await();
        events.awaitIdle();
        given().post("/lost/import");
        imported.await();
        events.awaitIdle();
        assertEquals(1, warnings("awaitIdle").size());
        test.end();
    }

    @Test
    void awaitIdleSaysNothingOfWorkThatKeepsItsCause() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "imports");
        // tag::idle[]
        given().post("/kept/import");
        events.awaitIdle();
        assertEquals(1, events.subscribeFromStart(fired(Imported.class)).seen().size());
        // end::idle[]
        assertEquals(List.of(), warnings("awaitIdle"));
        test.end();
    }

    /** Requests of a client that does not send the cause. */
    @Test
    void theHandlerOfARequestWithoutACauseIsNamed() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "imports");
        given().noFilters().post("/kept/import");
        events.subscribeFromStart(fired(Imported.class)).await();
        assertEquals(List.of("LostCauseTest.Importer.start"),
                events.seen().stream().filter(event -> event.place() != null).map(RecordedEvent::place).distinct().toList());
        test.end();
    }

    @Test
    void aMethodOfAGeneratedClassIsNotNamed() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "imports");
        runs.currentCause().run(null, () -> stored.fire(new Stored()));
        assertEquals(
                List.of("CDI at LostCauseTest.aMethodOfAGeneratedClassIsNotNamed",
                        "CALL at LostCauseTest.aMethodOfAGeneratedClassIsNotNamed"),
                events.seen().stream().map(event -> event.origin() + " at " + event.place()).toList());
        test.end();
    }
}
