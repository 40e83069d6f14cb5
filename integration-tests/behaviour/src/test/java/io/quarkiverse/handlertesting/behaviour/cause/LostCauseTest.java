package io.quarkiverse.handlertesting.behaviour.cause;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.behaviour.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.ObserveCalls;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;

/** An event whose cause is lost says where it came from. */
@QuarkusTest
@ObserveCalls(LostCauseTest.Archive.class)
class LostCauseTest extends QuarkusTestCallbacks.Manual {

    @Inject
    Events events;
    @Inject
    Event<Stored> stored;
    @Inject
    ApplicationTestRuns runs;

    record Imported(String model) {
    }

    @Singleton
    static class Importer {

        void start(@Observes Router router, Event<Imported> imported) {
            router.post("/kept/import").handler(exchange -> {
                imported.fire(new Imported("llama"));
                exchange.response().end();
            });
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
