package io.quarkiverse.handlertesting.behaviour.cause;

import static io.quarkiverse.handlertesting.behaviour.client.BothWays.IN_PROCESS;
import static io.quarkiverse.handlertesting.behaviour.client.BothWays.OVER_SOCKET;
import static io.quarkiverse.handlertesting.events.Selectors.named;
import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkiverse.handlertesting.behaviour.client.BothWays;
import io.quarkiverse.handlertesting.behaviour.client.ClientTestBase;
import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.ResponseStream;
import io.quarkiverse.handlertesting.junit.AllowFailures;
import io.quarkiverse.handlertesting.sse.SseSubscription;
import io.quarkus.test.junit.QuarkusTest;

/** The work of an exchange ends when the exchange does, in whichever way that is. */
@QuarkusTest
@AllowFailures(IllegalStateException.class)
class ExchangeEndTest extends ClientTestBase {

    @Inject
    ExchangeEnds ends;

    static List<Arguments> waysAndPaths() {
        return Stream.of(IN_PROCESS, OVER_SOCKET)
                .flatMap(way -> ExchangeEnds.PATHS.stream().map(path -> Arguments.of(way, path))).toList();
    }

    /** After an exception in an end handler, Vert.x serves no more requests on the connection. */
    @AfterEach
    void closeConnection() {
        ends.closeConnection();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("waysAndPaths")
    void isNoticed(String way, String path) {
        try {
            client(way).get("/ends/" + path).send();
        } catch (HttpAssertionError cut) {
            assertEquals(HttpAssertionError.Reason.ABORTED, cut.reason(), cut::getMessage);
        }
        events.awaitIdle();
    }

    @BothWays
    void isRecordedIfThereIsNoResponse(String way) {
        for (String path : List.of("reset", "closed", "cut", "replaced-handlers-reset")) {
            var exchange = events.subscribe(named("GET /ends/" + path));
            assertThrows(HttpAssertionError.class, () -> client(way).get("/ends/" + path).send());
            events.awaitIdle();
            assertEquals(List.of(Stage.REQUESTED, Stage.ABORTED),
                    exchange.seen().stream().map(event -> ((HttpExchange) event.payload()).stage()).toList(), events::timeline);
        }
    }

    @BothWays
    void isNoticedIfAnEventStreamFailsAtOnce(String way) {
        SseSubscription stream = client(way).get("/ends/rest/sse-fails").sse();
        stream.awaitFailure();
        events.awaitIdle();
    }

    @BothWays
    void isNoticedIfAnEventStreamFailsLater(String way) {
        SseSubscription stream = client(way).get("/ends/rest/sse-fails-later").sse();
        assertEquals("one", stream.await().data());
        stream.awaitFailure();
        events.awaitIdle();
    }

    @BothWays
    void isNoticedIfTheClientLeavesAStream(String way) {
        for (String path : List.of("sse-endless", "text-endless", "sink")) {
            try (ResponseStream stream = client(way).get("/ends/rest/" + path).stream()) {
                stream.await();
            }
            events.awaitIdle();
        }
    }

    @BothWays
    void isNoticedIfTheClientLeavesAFile(String way, @TempDir Path dir) throws IOException {
        Path file = Files.write(dir.resolve("large"), new byte[20_000_000]);
        try (ResponseStream stream = client(way).get("/ends/of-file").queryParam("path", file.toString()).stream()) {
            stream.await();
        }
        events.awaitIdle();
    }

    @BothWays
    void isNoticedIfTheClientLeavesBeforeTheResponse(String way) {
        for (String path : List.of("never", "rest/never", "rest/never-resumed", "throwing-head-handler")) {
            assertThrows(HttpAssertionError.class, () -> client(way).get("/ends/" + path).within(ofMillis(200)).send());
            events.awaitIdle();
        }
    }

    @BothWays
    void isNoticedIfThereIsNoBody(String way) {
        assertEquals(204, client(way).get("/status/204").send().statusCode());
        assertEquals(304, client(way).get("/status/304").send().statusCode());
        HandlerResponse head = client(way).request("HEAD", "/ends/head").send();
        assertEquals(200, head.statusCode());
        events.awaitIdle();
    }

    @BothWays
    void isNoticedIfTheRequestIsTooLarge(String way) {
        for (String path : List.of("body", "rest/body")) {
            byte[] large = new byte[10 * 1024 * 1024 + 1];
            try {
                assertEquals(413, client(way).post("/ends/" + path).body(large).send().statusCode());
            } catch (HttpAssertionError cut) {
                assertEquals(HttpAssertionError.Reason.ABORTED, cut.reason(), cut::getMessage);
            }
            events.awaitIdle();
        }
    }
}
