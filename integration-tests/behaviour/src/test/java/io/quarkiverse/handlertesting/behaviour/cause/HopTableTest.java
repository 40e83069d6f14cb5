package io.quarkiverse.handlertesting.behaviour.cause;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.restassured.RestAssured.given;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.behaviour.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Context;
import io.vertx.ext.web.Router;

/** Which hops keep the cause, and which of them {@code awaitIdle()} waits for. Generates the table of the documentation. */
@QuarkusTest
class HopTableTest extends QuarkusTestCallbacks.Manual {

    private static final Path MADE = Path.of("target", "hops.adoc");
    private static final Path PRINTED = Path.of("..", "..", "docs", "modules", "ROOT", "partials", "hops.adoc");

    @Inject
    Events events;
    @Inject
    AllHops hops;

    /** All hops, and the route that starts each. */
    @Singleton
    static class AllHops {

        @Inject
        ExecutorHops executors;
        @Inject
        VertxHops vertx;
        @Inject
        HttpHops http;
        @Inject
        Callbacks landings;
        @Inject
        Event<HopEvent> hopped;

        List<Hop> all() {
            return Stream.of(List.of(Hop.followed("handler", Runnable::run)), executors.all(), vertx.all(), http.all())
                    .flatMap(List::stream).toList();
        }

        void add(@Observes Router router) {
            router.post("/hop/:number").handler(exchange -> {
                Hop hop = all().get(Integer.parseInt(exchange.pathParam("number")));
                try {
                    hop.start().go(() -> land(hop));
                    exchange.response().setStatusCode(202).end();
                } catch (Exception failed) {
                    exchange.fail(failed);
                }
            });
        }

        private void land(Hop hop) {
            if (!hop.awaited() && !Context.isOnEventLoopThread()) {
                landings.awaitLook();
            } else if (!Context.isOnEventLoopThread()) {
                pause();
            }
            hopped.fire(new HopEvent(hop.name()));
        }

        /** Delays the event, so that a test sees it at once only if it has waited for it. */
        private static void pause() {
            try {
                Thread.sleep(50);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    void test() {
    }

    @Test
    void theTableOfTheDocumentationIsUpToDate() throws IOException {
        List<Hop> expected = hops.all();
        List<Hop> found = Stream.iterate(0, i -> i < expected.size(), i -> i + 1).map(i -> find(i, expected.get(i))).toList();
        Files.writeString(MADE, text(found));
        assertEquals(text(expected), text(found));
        assertEquals(Files.readString(PRINTED), text(found), () -> "The table of the documentation is outdated: copy " + MADE
                + " to " + PRINTED);
    }

    private Hop find(int number, Hop hop) {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "test");
        var landed = events.subscribe(fired(HopEvent.class));
        hops.landings.begin();
        given().post("/hop/" + number).then().statusCode(202);
        events.awaitIdle();
        boolean awaited = !landed.seen().isEmpty();
        hops.landings.look();
        landed.within(ofSeconds(5)).awaitCount(1);
        boolean kept = events.seen().stream().filter(event -> event.name().equals("HopEvent"))
                .allMatch(event -> event.cause() != null && event.cause().number() == 1);
        test.end();
        return new Hop(hop.name(), kept, awaited, null);
    }

    /** The lines of a table in AsciiDoc. No wait includes periodic work: the report of {@code awaitIdle()} lists it. */
    private static String text(List<Hop> hops) {
        return hops.stream().map(hop -> "| " + hop.name() + " | " + (hop.kept() ? "yes" : "no") + " | "
                + (hop.awaited() ? "yes" : hop.kept() ? "listed" : "no")).collect(Collectors.joining("\n", "", "\n"));
    }
}
