package io.quarkiverse.handlertesting.runtime.internal.streams;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkiverse.handlertesting.events.CallOut;
import io.quarkiverse.handlertesting.events.CallOut.Stage;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestCauses;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journals;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.OutgoingCalls;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;

/** A client of a live stream may leave between the wait for it and what the test sends. */
class LiveClientsTest {

    private static final List<String> HEAD = List.of("putHeader Content-Type", "putHeader Cache-Control", "setChunked true",
            "write ");

    private final LiveClients clients = new LiveClients("text/plain", (message, interrupted) -> new AssertionError(message),
            () -> new Deadlines(ofSeconds(10), () -> false), () -> null);
    private final FakeClient first = new FakeClient();
    private final FakeClient second = new FakeClient();

    /** The first client, whose event loop does this before each task. */
    private void connect(Runnable before) {
        clients.connect(first.response(context(before)), null);
    }

    private void connectSecond() {
        clients.connect(second.response(context(() -> {
        })), null);
    }

    @SuppressWarnings("unchecked")
    private static Context context(Runnable before) {
        return Fake.of(Context.class, (method, task) -> {
            before.run();
            ((Handler<Void>) task).handle(null);
            return null;
        });
    }

    private void send(String data) {
        clients.write(data, Buffer.buffer(data), ofSeconds(10));
    }

    private static List<Consumer<LiveClients>> verbs() {
        return List.of(clients -> clients.write("one", Buffer.buffer("one"), ofMillis(1)), clients -> clients.end(ofMillis(1)),
                clients -> clients.cut(ofMillis(1)));
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void failsIfTheClientHasLeftMeanwhile(Consumer<LiveClients> verb) {
        connect(first::leave);
        assertFailure("Expected a client of the live stream within 1 ms, but the last one has left. Nothing was sent to it.",
                () -> verb.accept(clients));
        assertEquals(HEAD, first.done);
    }

    /** The close handler has not run yet. */
    @ParameterizedTest
    @MethodSource("verbs")
    void failsIfTheConnectionHasJustClosed(Consumer<LiveClients> verb) {
        connect(() -> first.closed = true);
        assertFailure("Expected a client of the live stream within 1 ms, but the last one has left. Nothing was sent to it.",
                () -> verb.accept(clients));
    }

    @Test
    void sendsToTheNextClientIfTheFirstHasLeftMeanwhile() {
        connect(() -> {
            first.leave();
            connectSecond();
        });
        send("one");
        assertEquals(HEAD, first.done);
        assertEquals("write one", second.done.get(HEAD.size()));
    }

    @Test
    void sendsToTheNextClientIfTheResponseHasEndedMeanwhile() {
        connect(() -> {
            if (!first.done.contains("end")) {
                first.done.add("end");
                connectSecond();
            }
        });
        send("one");
        assertFalse(first.done.contains("write one"));
        assertEquals("write one", second.done.get(HEAD.size()));
    }

    @Test
    void showsAFrameOnlyForTheClientThatReceivedIt() {
        connect(this::connectSecond);
        send("one");
        assertEquals("write one", first.done.get(HEAD.size()));
        assertFailure("Expected the client of the live stream to leave within 1 ms, but it is still connected. Nothing was sent"
                + " to it.", () -> clients.awaitDisconnected(ofMillis(1)));
    }

    // tag::refused[]
    @Test
    void theFailureInATestBeginsWithWhatKeptTheClientAway() {
        TestRun test = TestCauses.runs(Journals::still).begin("CatalogTest.delivers");
        test.journal().explainedBy(new OutgoingCalls());
        CallOut refused = new CallOut("GET", "http://localhost:8089/catalog", Stage.FAILED, 0, ofMillis(2), 1,
                "ConnectException: Connection refused: localhost:8089");
        test.journal().append(Origin.CALL_OUT, "GET", now -> refused, null, test.request("GET /catalog").cause());
        LiveClients live = new LiveClients("text/plain", (message, interrupted) -> new AssertionError(message),
                () -> new Deadlines(ofSeconds(10), () -> false), () -> test);
        assertFailure(
                """
                        Expected a client of the live stream within 1 ms, but none has connected.
                        r1's call GET http://localhost:8089/catalog failed: ConnectException: Connection refused: localhost:8089.
                        Nothing of r1 is running any more.
                        So far the test saw:
                          #1    0 ms  CALL_OUT  GET http://localhost:8089/catalog -> failed: ConnectException: Connection refused: localhost:8089, after 2 ms""",
                () -> live.awaitConnected(ofMillis(1)));
    }
    // end::refused[]

    @Test
    void theFailureInATestShowsTheFramesAfterTheClues() {
        TestRun test = TestCauses.runs(Journals::still).begin("CatalogTest.delivers");
        test.journal().explainedBy(scene -> List.of(new Clue(Weight.STATE, "Missing: " + scene.missing())));
        LiveClients live = new LiveClients("text/plain", (message, interrupted) -> new AssertionError(message),
                () -> new Deadlines(ofSeconds(10), () -> false), () -> test);
        live.connect(first.response(context(() -> {
        })), null);
        live.write("one", Buffer.buffer("one"), ofSeconds(10));
        assertFailure("""
                Expected the client of the live stream to leave within 1 ms, but it is still connected.
                No request of this test is known, and it has started nothing.
                Missing: WHOLE
                Sent to it:
                  one""", () -> live.awaitDisconnected(ofMillis(1)));
    }

    private static void assertFailure(String message, Executable wait) {
        assertEquals(message, assertThrows(AssertionError.class, wait).getMessage());
    }
}
