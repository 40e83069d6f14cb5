package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.events.Selectors.calledOut;
import static java.net.http.HttpResponse.BodyHandlers.discarding;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.events.CallOut;
import io.quarkiverse.handlertesting.events.CallOut.Stage;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.FailedCall;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** A request of the JDK's client is in the timeline, with its address and its status, or the exception. */
@QuarkusTest
class FailedHttpClientTest {

    @Inject
    Events events;
    @Inject
    HandlerClient client;

    @Singleton
    static class Refused {

        private final HttpClient http = HttpClient.newHttpClient();

        void add(@Observes Router router) {
            router.get("/refused/blocking").blockingHandler(exchange -> {
                try {
                    http.send(closedPort(), discarding());
                } catch (IOException | InterruptedException failed) {
                    exchange.response().setStatusCode(502).end();
                }
            });
            router.get("/refused/async").handler(exchange -> http.sendAsync(closedPort(), discarding())
                    .whenComplete((response, failure) -> exchange.response().setStatusCode(502).end()));
        }

        void answer(@Observes Router router) {
            router.get("/rates").handler(exchange -> exchange.response().setStatusCode(203).end());
            router.get("/answered/blocking").blockingHandler(exchange -> {
                try {
                    http.send(rates(exchange), discarding());
                    exchange.response().end();
                } catch (IOException | InterruptedException failed) {
                    exchange.fail(failed);
                }
            });
            router.get("/answered/async").handler(exchange -> http.sendAsync(rates(exchange), discarding())
                    .whenComplete((response, failure) -> exchange.response().end()));
        }

        private static HttpRequest rates(RoutingContext exchange) {
            return HttpRequest.newBuilder(URI.create(
                    "http://localhost:" + exchange.request().localAddress().port() + "/rates?secret=1")).build();
        }

        private static HttpRequest closedPort() {
            try (ServerSocket closed = new ServerSocket(0)) {
                return HttpRequest.newBuilder(URI.create("http://localhost:" + closed.getLocalPort() + "/rates?secret=1"))
                        .build();
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    @Test
    void isRecordedWhenItBlocks() {
        client.get("/refused/blocking").send().expectStatus(502);
        expectFailedCall();
    }

    @Test
    void isRecordedWhenItDoesNot() {
        client.get("/refused/async").send().expectStatus(502);
        expectFailedCall();
    }

    @ParameterizedTest
    @ValueSource(strings = { "blocking", "async" })
    void isADetailWhenItIsAnswered(String kind) {
        var calls = events.subscribe(calledOut());
        client.overSocket().get("/answered/{kind}", kind).send().expectStatus(200);
        CallOut call = calls.await();
        assertTrue(call.target().matches("http://localhost:[0-9]+/rates"), call::target);
        assertEquals(new CallOut("GET", call.target(), Stage.ANSWERED, 203, call.duration(), 1, null), call);
        calls.expectNone();
    }

    @Test
    void isNotRecordedForTheTestItself() {
        var calls = events.subscribe(calledOut());
        HttpClient.newHttpClient().sendAsync(Refused.closedPort(), discarding()).handle((response, failure) -> failure).join();
        events.awaitIdle();
        assertEquals(List.of(), events.seen());
        assertEquals(List.of(), calls.seen());
    }

    private void expectFailedCall() {
        CallOut detail = events.subscribeFromStart(calledOut()).await();
        assertEquals(Stage.FAILED, detail.stage());
        events.awaitIdle();
        List<RecordedEvent> failed = events.seen().stream().filter(event -> event.payload() instanceof FailedCall).toList();
        assertEquals(List.of(1L), failed.stream().map(event -> event.cause().number()).toList());
        FailedCall call = (FailedCall) failed.get(0).payload();
        assertEquals("GET", call.method());
        assertEquals(java.net.ConnectException.class, failed.get(0).failure().getClass());
    }
}
