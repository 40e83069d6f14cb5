package io.quarkiverse.handlertesting.behaviour.cause;

import static io.quarkiverse.handlertesting.events.Selectors.answered;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.events.Selectors.named;
import static io.restassured.RestAssured.given;
import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.behaviour.Logged;
import io.quarkiverse.handlertesting.behaviour.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.ext.web.Router;

/** Which events a test sees, and what caused them. */
@QuarkusTest
class AttributionTest extends QuarkusTestCallbacks.Manual {

    private static final String HEADER = "X-Handler-Testing-Cause";

    @Inject
    Events events;
    @Inject
    Routes routes;

    private Logged logged;

    record Came(String header) {
    }

    @Singleton
    static class Routes {

        final CompletableFuture<Void> released = new CompletableFuture<>();
        final Ends ends = new Ends();

        void add(@Observes Router router, Event<Came> came) {
            router.post("/came").handler(exchange -> {
                came.fire(new Came(exchange.request().getHeader(HEADER)));
                exchange.response().end();
            });
            router.post("/slow").blockingHandler(exchange -> {
                ends.watch(exchange);
                released.orTimeout(30, TimeUnit.SECONDS).join();
                came.fire(new Came("slow"));
                exchange.response().end();
            });
        }
    }

    @BeforeEach
    void log() {
        logged = new Logged();
    }

    @AfterEach
    void noForgedHeaderIsLogged() {
        logged.close();
        assertTrue(logged.messages().stream().noneMatch(message -> message.contains("forged")), "never logged");
    }

    void retry() {
    }

    void next() {
    }

    @Test
    void eventsOfARequestHaveThatRequestAsTheirCause() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "next");
        var answer = events.subscribe(answered("POST", "/came"));
        given().queryParam("page", 1).post("/came");
        assertEquals(200, answer.await().status());
        assertEquals(List.of("HTTP POST /came", "CDI AttributionTest.Came", "HTTP POST /came"),
                events.seen().stream().map(event -> event.origin() + " " + event.name()).toList());
        assertTrue(events.seen().stream().allMatch(event -> event.cause().description().equals("POST /came")));
        test.end();
    }

    @Test
    void theApplicationDoesNotSeeTheHeader() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "next");
        var cames = events.subscribe(fired(Came.class));
        given().post("/came");
        assertNull(cames.await().header());
        test.end();
    }

    @ParameterizedTest
    @ValueSource(strings = { "forged", "0123456789abcdef0123456789abcdef-1-1", "forged-\u00e4" })
    void aForgedHeaderIsIgnored(String header) {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "next");
        var cames = events.subscribe(fired(Came.class));
        given().noFilters().header(HEADER, header).post("/came").then().header(HEADER, (String) null);
        cames.await();
        assertTrue(events.seen().stream().allMatch(event -> event.cause() == null));
        test.end();
    }

    @Test
    void unattributedEventsAreMarkedAndCanBeHidden() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "next");
        var all = events.subscribe(fired(Came.class));
        var own = events.attributed().subscribe(fired(Came.class));
        given().post("/came");
        own.await();
        given().noFilters().post("/came");
        assertEquals(2, all.awaitCount(2).size());
        own.expectNone();
        assertEquals(3, events.attributed().seen().size());
        var failure = assertThrows(EventAssertionError.class, () -> own.within(ofMillis(1)).await());
        assertEquals(
                """
                        Expected attributed AttributionTest.Came within 1 ms, but in N ms it did not come.
                        Nothing of r1 is running any more.
                        The test saw:
                          #1  N ms  r1  HTTP  POST /came
                          #2  N ms  r1  CDI   AttributionTest.Came[header=null] at AttributionTest.java:N -> no observer   <- already read
                          #3  N ms  r1  HTTP  POST /came -> 200 in N ms
                          #4  N ms  ?   HTTP  POST /came   <- unattributed, on vert.x-eventloop-thread-N
                          #5  N ms  ?   CDI   AttributionTest.Came[header=null] at AttributionTest.java:N -> no observer   <- unattributed, at AttributionTest.Routes.add on vert.x-eventloop-thread-N
                          #6  N ms  ?   HTTP  POST /came -> 200 in N ms   <- unattributed, at AttributionTest.Routes.add on vert.x-eventloop-thread-N
                        3 events are unattributed (?): they happened during this test, but nothing connects them with a request of this test.""",
                failure.getMessage().replaceAll("(but|200) in \\d+ (ms|µs)", "$1 in N ms").replaceAll("(#\\d) +\\d+ ms",
                        "$1  N ms").replaceAll("thread-\\d+", "thread-N").replaceAll("java:\\d+", "java:N"));
        test.end();
    }

    // tag::earlier[]
    @Test
    void eventsOfAnEarlierTestAreCountedUnderItsName() throws InterruptedException {
        QuarkusTestCallbacks first = QuarkusTestCallbacks.begin(this, "retry");
        Thread client = new Thread(() -> given().post("/slow"));
        client.start();
        events.subscribeFromStart(named("POST /slow")).await();
        first.end();
        QuarkusTestCallbacks second = QuarkusTestCallbacks.begin(this, "next");
        var cames = events.subscribe(fired(Came.class));
        routes.released.complete(null);
        routes.ends.await();
        client.join();
        var failure = assertThrows(EventAssertionError.class, () -> cames.within(ofMillis(1)).await());
        assertEquals("""
                Expected AttributionTest.Came within 1 ms, but in N ms it did not come.
                No request of this test is known, and it has started nothing.
                The test saw nothing.
                2 events of AttributionTest.retry arrived during this test, and are not shown.""",
                // The worker of the earlier test may not have returned yet.
                failure.getMessage().replaceAll("but in \\d+ ms", "but in N ms").replaceAll("\nWork of .*", ""));
        second.end();
    }
    // end::earlier[]

    @Test
    void theFilterIsInstalledOnlyWhileATestRuns() {
        int before = RestAssured.filters().size();
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "next");
        assertEquals(before + 1, RestAssured.filters().size());
        test.end();
        assertEquals(before, RestAssured.filters().size());
    }

    @Test
    void anAnswerHasItsStage() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "next");
        given().post("/nowhere").then().statusCode(404);
        assertEquals(Stage.ANSWERED, events.subscribeFromStart(answered("POST", "/nowhere")).await().stage());
        test.end();
    }
}
