package io.quarkiverse.handlertesting.runtime.internal.hops.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestCauses;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;

/** The frames between the two ends of a WebSocket: the cause of each, and how long it counts. */
class WebSocketEndTest {

    private final TestRuns runs = TestCauses.runs();
    private final TestRun test = runs.begin("ChatTest.talks");
    private final RunningCause opener = test.request("GET /chat");
    private final RunningCause other = test.request("POST /messages");
    private final WebSocketEnd client = linked(opener);
    private final WebSocketEnd server = client.peer();

    private static WebSocketEnd linked(RunningCause opener) {
        WebSocketEnd client = WebSocketEnd.pair(opener, "/chat");
        client.link();
        return client;
    }

    private List<RunningCause> underway() {
        return test.leftovers().stream().map(Work::cause).toList();
    }

    @Test
    void aFrameBelongsToTheCodeThatSendsItAndCountsUntilItIsHandled() {
        server.sends("TEXT", other);
        assertEquals(List.of(other), underway());
        var frame = client.arrived("TEXT");
        assertSame(other, frame.cause());
        assertEquals(List.of(other), underway());
        frame.end();
        assertEquals(List.of(), underway());
    }

    @Test
    void whatTheTestItselfSendsBelongsToTheRequestThatOpenedTheWebSocket() {
        client.sends("TEXT", test.root());
        assertSame(opener, server.arrived("TEXT").cause());
    }

    @Test
    void whatAnotherTestSendsBelongsToThatTest() {
        TestRun scope = runs.open("bob", test);
        client.sends("TEXT", scope.root());
        assertSame(scope.root(), server.arrived("TEXT").cause());
    }

    @Test
    void whatUnknownCodeSendsBelongsToTheRequestThatOpenedTheWebSocket() {
        client.sends("TEXT", null);
        assertSame(opener, server.arrived("TEXT").cause());
    }

    @Test
    void aFrameWithoutAnyCauseKeepsItsPlace() {
        WebSocketEnd unknown = linked(null);
        unknown.sends("TEXT", null);
        unknown.sends("TEXT", other);
        var first = unknown.peer().arrived("TEXT");
        assertNull(first.cause());
        first.end();
        assertSame(other, unknown.peer().arrived("TEXT").cause());
    }

    @Test
    void framesOfOneTypeArriveInTheirOrder() {
        client.sends("TEXT", opener);
        client.sends("TEXT", other);
        assertSame(opener, server.arrived("TEXT").cause());
        assertSame(other, server.arrived("TEXT").cause());
        assertNull(server.arrived("TEXT"));
    }

    @Test
    void theAnswerToAPingMayOvertake() {
        client.sends("TEXT", opener);
        client.sends("PONG", other);
        assertSame(other, server.arrived("PONG").cause());
        assertSame(opener, server.arrived("TEXT").cause());
    }

    @Test
    void framesThatDoNotArriveNoLongerCountWhenTheirReceiverIsClosed() {
        client.sends("TEXT", other);
        server.sends("TEXT", opener);
        server.unlink();
        assertEquals(List.of(opener), underway());
        client.sends("TEXT", other);
        assertEquals(List.of(opener), underway());
        assertSame(opener, client.arrived("TEXT").cause());
    }

    @Test
    void anEndThatIsClosedCountsUntilTheOtherOneIsClosedToo() {
        client.closed();
        assertEquals(List.of(opener), underway());
        server.closed();
        assertEquals(List.of(), underway());
    }

    @Test
    void nothingCountsBeforeBothEndsAreKnownToBeInThisJvm() {
        WebSocketEnd opening = WebSocketEnd.pair(opener, "/chat");
        opening.sends("TEXT", other);
        assertEquals(List.of(), underway());
        assertNull(opening.peer().arrived("TEXT"));
    }
}
