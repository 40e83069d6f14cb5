package io.quarkiverse.handlertesting.deployment.test.events;

import static io.quarkiverse.handlertesting.events.Selectors.named;
import static io.quarkiverse.handlertesting.events.Selectors.span;
import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.EndedSpan;
import io.quarkiverse.handlertesting.events.EndedSpan.Status;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.ext.web.Router;

/** In an application with OpenTelemetry, spans are events. Other tests of the module run without it. */
class SpansTest extends QuarkusTestCallbacks.Each {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .setForcedDependencies(new ArrayList<>(
                    List.of(Dependency.of("io.quarkus", "quarkus-opentelemetry-deployment", Version.getVersion()))))
            .withApplicationRoot(root -> root.addClasses(QuarkusTestCallbacks.class, Routes.class))
            .overrideConfigKey("quarkus.otel.traces.exporter", "none");

    @Inject
    Events events;
    @Inject
    HandlerClient client;

    @Singleton
    static class Routes {

        void add(@Observes Router router) {
            router.get("/models/:id").handler(exchange -> exchange.end("llama"));
            router.get("/failing").handler(exchange -> {
                throw new IllegalStateException("disk full");
            });
        }
    }

    @Test
    void aSpanBelongsToItsRequest() {
        client.get("/models/1").send();
        // tag::span[]
        var spans = events.subscribe(span("GET /models/:id"));
        client.get("/models/7").send().expectStatus(200);
        EndedSpan span = spans.await();
        assertEquals(Status.UNSET, span.status());
        // end::span[]
        List<RecordedEvent> recorded = events.subscribeFromStart(named("GET /models/:id")).take(2);
        assertEquals(List.of(1L, 2L), recorded.stream().map(event -> event.cause().number()).sorted().toList());
        assertEquals(Origin.SPAN, recorded.get(0).origin());
    }

    @Test
    void aFailedSpanHasItsStatus() {
        client.get("/failing").send().expectStatus(500);
        assertEquals(Status.ERROR, events.subscribeFromStart(span("GET /failing")).await().status());
    }

    @Test
    void aNearMissIsMarked() {
        client.get("/models/7").send();
        events.subscribeFromStart(span("GET /models/:id")).await();
        String failure = assertThrows(EventAssertionError.class,
                () -> events.subscribeFromStart(span("GET /model/:id")).within(ofMillis(1)).await()).getMessage();
        assertEquals("SPAN  GET /models/:id in N ms   <- not \"GET /model/:id\"",
                failure.lines().filter(line -> line.contains("  SPAN  ")).findFirst().orElseThrow()
                        .replaceFirst(".*  SPAN", "SPAN").replaceFirst("in \\d+ (ms|µs)", "in N ms"));
    }
}
