package io.quarkiverse.handlertesting.deployment.test.events;

import static io.quarkiverse.handlertesting.events.Selectors.answered;
import static io.quarkiverse.handlertesting.events.Selectors.calledOut;
import static io.quarkiverse.handlertesting.events.Selectors.calls;
import static io.quarkiverse.handlertesting.events.Selectors.committed;
import static io.quarkiverse.handlertesting.events.Selectors.failed;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.events.Selectors.logged;
import static io.quarkiverse.handlertesting.events.Selectors.published;
import static io.quarkiverse.handlertesting.events.Selectors.span;
import static io.quarkiverse.handlertesting.events.Selectors.statements;
import static io.quarkiverse.handlertesting.events.Selectors.streamed;
import static io.quarkiverse.handlertesting.events.Selectors.transactions;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.ObserveCalls;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.junit.FailOnLogged;
import io.quarkiverse.handlertesting.junit.MaxStatements;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.WebClient;

/** Each tap can be switched off: it is then not installed, and a selector that needs it is refused. */
@ObserveCalls(TapsSwitchedOffTest.Downloads.class)
class TapsSwitchedOffTest extends QuarkusTestCallbacks.Each {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(QuarkusTestCallbacks.class, Downloads.class, Routes.class))
            .overrideConfigKey("quarkus.handler-testing.taps.cdi", "false")
            .overrideConfigKey("quarkus.handler-testing.taps.cdi-async", "false")
            .overrideConfigKey("quarkus.handler-testing.taps.cdi-committed", "false")
            .overrideConfigKey("quarkus.handler-testing.taps.calls", "false")
            .overrideConfigKey("quarkus.handler-testing.taps.http", "false")
            .overrideConfigKey("quarkus.handler-testing.taps.call-out", "false")
            .overrideConfigKey("quarkus.handler-testing.taps.event-bus", "false")
            .overrideConfigKey("quarkus.handler-testing.taps.sse", "false")
            .overrideConfigKey("quarkus.handler-testing.taps.sql", "false")
            .overrideConfigKey("quarkus.handler-testing.taps.transaction", "false")
            .overrideConfigKey("quarkus.handler-testing.taps.log", "false")
            .overrideConfigKey("quarkus.handler-testing.taps.failure", "false")
            .overrideConfigKey("quarkus.handler-testing.taps.span", "false");

    @Inject
    Events events;
    @Inject
    Event<Object> anything;
    @Inject
    Downloads downloads;
    @Inject
    EventBus bus;
    @Inject
    HandlerClient client;

    @Singleton
    static class Downloads {
        void update() {
        }
    }

    @Test
    void noEventIsRecorded() {
        anything.fire("fired");
        assertTrue(anything.fireAsync("fired").toCompletableFuture().isDone(), "without an observer it completes at once");
        downloads.update();
        bus.publish("downloads", "7");
        assertEquals(List.of(), events.seen());
    }

    /** It calls a service that refuses connections. */
    @Singleton
    static class Routes {

        void add(@Observes Router router, Vertx vertx) {
            WebClient service = WebClient.create(vertx);
            router.get("/boom").handler(exchange -> {
                Logger.getLogger("org.acme.Stock").error("boom");
                throw new IllegalStateException("boom");
            });
            router.get("/stock/:port").handler(exchange -> service
                    .get(Integer.parseInt(exchange.pathParam("port")), "127.0.0.1", "/items/7").send()
                    .onSuccess(answer -> exchange.end("sent"))
                    .onFailure(refused -> exchange.response().setStatusCode(502).end()));
        }
    }

    @Test
    void aFailureShowsTheExchangeWithoutTheCallThatFailed() throws IOException {
        try (Socket bound = new Socket()) {
            // It has a port and does not listen: connections are refused, and no other process gets the port.
            bound.bind(new InetSocketAddress("127.0.0.1", 0));
            HttpAssertionError failed = assertThrows(HttpAssertionError.class,
                    () -> client.get("/stock/{port}", bound.getLocalPort()).send().expectStatus(200));
            assertEquals("""
                    Expected status 200, but it was 502:
                      > GET /stock/PORT
                      < 502 Bad Gateway in N
                    It has caused nothing that is recorded.""", failed.getMessage().replace("" + bound.getLocalPort(), "PORT")
                    .replaceAll("in \\d+ (ms|µs)", "in N"));
        }
    }

    @Test
    void aRefusedSelectorNamesTheSwitch() {
        assertRefused(fired(String.class), "No String is ever recorded: quarkus.handler-testing.taps.cdi and"
                + " quarkus.handler-testing.taps.cdi-async are false.");
        assertRefused(committed(String.class),
                "No committed String is ever recorded: quarkus.handler-testing.taps.cdi is false.");
        assertRefused(calls(Downloads.class), "No call of TapsSwitchedOffTest.Downloads is ever recorded:"
                + " quarkus.handler-testing.taps.calls is false.");
        assertRefused(answered("GET", "/stock/7"),
                "No answer to GET /stock/7 is ever recorded: quarkus.handler-testing.taps.http is false.");
        assertRefused(calledOut(), "No outgoing request is ever recorded: quarkus.handler-testing.taps.call-out is false.");
        assertRefused(published("downloads"),
                "No message on downloads is ever recorded: quarkus.handler-testing.taps.event-bus is false.");
        assertRefused(failed(IllegalStateException.class), "No work that ended with IllegalStateException is ever recorded:"
                + " quarkus.handler-testing.taps.failure is false.");
        assertRefused(logged(Level.ERROR),
                "No log record from level ERROR is ever recorded: quarkus.handler-testing.taps.log is false.");
        assertRefused(span("import"), "No span import is ever recorded: quarkus.handler-testing.taps.span is false.");
        assertRefused(streamed("token"),
                "No streamed event token is ever recorded: quarkus.handler-testing.taps.sse is false.");
        assertRefused(statements(), "No statement is ever recorded: quarkus.handler-testing.taps.sql is false.");
        assertRefused(transactions(),
                "No step of a transaction is ever recorded: quarkus.handler-testing.taps.transaction is false.");
    }

    @MaxStatements(3)
    void max() {
    }

    @Test
    void statementsAreNotCounted() {
        var response = client.get("/unknown").send();
        assertEquals("expectStatements(count) counts no statement: quarkus.handler-testing.taps.sql is false.",
                assertThrows(IllegalStateException.class, () -> response.expectStatements(is(0))).getMessage());
        end();
        begin("max");
        assertEquals("@MaxStatements counts no statement: quarkus.handler-testing.taps.sql is false.",
                assertThrows(IllegalStateException.class, this::end).getMessage());
    }

    @Test
    void noDetailIsRecorded() {
        client.get("/boom").send().expectStatus(500);
        assertEquals("", events.timeline());
    }

    @FailOnLogged(Level.ERROR)
    void quiet() {
    }

    @Test
    void anAnnotationThatNeedsATapIsRefused() {
        end();
        assertEquals("TapsSwitchedOffTest.quiet has @FailOnLogged(ERROR), but no such log record is ever recorded:"
                + " quarkus.handler-testing.taps.log is false.",
                assertThrows(IllegalStateException.class, () -> begin("quiet")).getMessage());
    }

    private void assertRefused(EventSelector<?> selector, String message) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> events.subscribe(selector)).getMessage());
    }
}
