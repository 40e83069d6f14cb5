package io.quarkiverse.handlertesting.behaviour.cause;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.restassured.RestAssured.given;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;

/** Each row of the table of hops, in each form of its API: work is running until what follows it has run. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HopFormsTest {

    @Inject
    Events events;
    @Inject
    AllForms forms;
    @Inject
    HttpForms http;

    private AnsweringServer server;

    /** All forms, and the route that starts each. */
    @Singleton
    static class AllForms {

        @Inject
        ExecutorForms executors;
        @Inject
        VertxForms vertx;
        @Inject
        HttpForms http;
        @Inject
        ApplicationTestRuns runs;
        @Inject
        Event<HopEvent> hopped;

        /** The callbacks in which no work of the test was running. */
        private final List<String> idle = new CopyOnWriteArrayList<>();

        List<HopForm> all() {
            return Stream.concat(running(), ended()).toList();
        }

        Stream<HopForm> running() {
            return Stream.of(executors.forms(), vertx.forms(), http.forms(), http.failures()).flatMap(List::stream);
        }

        Stream<HopForm> ended() {
            return Stream.of(executors.ended(), vertx.ended()).flatMap(List::stream);
        }

        void add(@Observes Router router) {
            router.post("/form").handler(exchange -> {
                HopForm form = all().stream().filter(one -> one.name().equals(exchange.queryParams().get("name"))).findFirst()
                        .orElseThrow();
                // The exchange has ended when the form begins: it must not hide that nothing else is running.
                exchange.addEndHandler(ended -> exchange.vertx().runOnContext(go -> start(form)));
                exchange.response().setStatusCode(202).end();
            });
        }

        private void start(HopForm form) {
            try {
                form.start().go(new HopForm.Landing() {
                    @Override
                    public void passes() {
                        look(form.name() + ", passing");
                    }

                    @Override
                    public void lands() {
                        look(form.name() + ", landing");
                        hopped.fire(new HopEvent(form.name()));
                    }
                });
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }

        private void look(String where) {
            var run = runs.currentCause().current();
            if (run == null) {
                idle.add(where + ": no cause");
            } else if (run.testRun().leftovers().isEmpty()) {
                idle.add(where);
            }
        }
    }

    @BeforeAll
    void serve() {
        server = new AnsweringServer();
        http.begin(server.port());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    Stream<String> running() {
        return forms.running().map(HopForm::name);
    }

    Stream<String> ended() {
        return forms.ended().map(HopForm::name);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("running")
    void workIsRunningUntilItHasLanded(String name) throws InterruptedException {
        var landed = events.subscribe(fired(HopEvent.class));
        given().queryParam("name", name).post("/form").then().statusCode(202);
        if (name.endsWith("answered late") && !name.startsWith("event bus")) {
            HttpServerRequest late = server.awaitLate();
            try {
                var running = assertThrows(EventAssertionError.class, () -> events.awaitIdle(ZERO));
                assertEquals(Reason.TIMED_OUT, running.reason());
            } finally {
                AnsweringServer.answer(late);
            }
        }
        landed.within(ofSeconds(30)).await();
        events.awaitIdle(ofSeconds(30));
        assertEquals(List.of(), List.copyOf(forms.idle));
        assertEquals(List.of(1L), events.seen().stream().filter(event -> event.name().equals("HopEvent"))
                .map(event -> event.cause() == null ? null : event.cause().number()).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ended")
    void workThatWillNotRunHasEnded(String name) {
        var landed = events.subscribe(fired(HopEvent.class));
        given().queryParam("name", name).post("/form").then().statusCode(202);
        landed.within(ofSeconds(30)).await();
        events.awaitIdle(ofSeconds(30));
    }

    @AfterEach
    void forget() {
        forms.idle.clear();
    }
}
