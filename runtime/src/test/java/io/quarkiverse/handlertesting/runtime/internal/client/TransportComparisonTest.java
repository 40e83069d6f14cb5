package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;

/** Compares two responses to a request: one in process, and one over a socket. */
class TransportComparisonTest {

    private static final RequestParts REQUEST = new RequestParts("GET", "/models", false);

    private final FakeApplication application = new FakeApplication();

    @Test
    void ignoresHeadersOfTheConnectionAndTheTime() {
        HandlerResponse inProcess = answered(exchange -> exchange.head(200, "content-type", "text/plain", "Date", "today",
                "content-length", "1", "Connection", "close").chunk("a"));
        HandlerResponse overSocket = answered(exchange -> exchange.head(200, "Content-Type", "text/plain", "date", "tomorrow",
                "transfer-encoding", "chunked", "keep-alive", "5").chunk("a"));

        assertSame(inProcess, TransportComparison.compared(REQUEST, inProcess, overSocket, null));
    }

    @Test
    void reportsAllOtherDifferences() {
        HandlerResponse inProcess = answered(exchange -> exchange.head(200, "X-A", "1", "X-B", "1", "X-B", "2", "X-C", "c")
                .chunk("the same, then " + "a".repeat(50)));
        HandlerResponse overSocket = answered(exchange -> exchange.head(404, "X-A", "2", "X-B", "1", "X-D", "\u0001")
                .chunk("the same, then b\n"));

        assertFailure("""
                The responses to GET /models in process and over a socket differ:
                  status: 200 in process, 404 over a socket
                  header x-a: 1 in process, 2 over a socket
                  header x-b: 1 | 2 in process, 1 over a socket
                  header x-c: c in process, none over a socket
                  header x-d: none in process, \\u0001 over a socket
                  body, from byte 15: "%s…" in process, "b\\u000a" over a socket""".formatted("a".repeat(40)), inProcess,
                overSocket);
    }

    @Test
    void reportsOtherTrailers() {
        application.transport.answer(exchange -> exchange.head(200).end("X-A", "1", "X-B", "2"));
        HandlerResponse inProcess = application.client.get("/models").send();
        application.transport.answer(exchange -> exchange.head(200).end("x-a", "1"));
        HandlerResponse overSocket = application.client.get("/models").send();

        assertFailure("""
                The responses to GET /models in process and over a socket differ:
                  trailer x-b: 2 in process, none over a socket""", inProcess, overSocket);
    }

    @Test
    void reportsABodyThatIsLonger() {
        HandlerResponse inProcess = answered(exchange -> exchange.head(200).chunk("ab"));
        HandlerResponse overSocket = answered(exchange -> exchange.head(200).chunk("a"));

        assertFailure("""
                The responses to GET /models in process and over a socket differ:
                  body, from byte 1: "b" in process, "" over a socket""", inProcess, overSocket);
    }

    private HandlerResponse answered(UnaryOperator<FakeExchange> answer) {
        return application.answered(application.client.get("/models"), answer);
    }

    private static void assertFailure(String message, HandlerResponse inProcess, HandlerResponse overSocket) {
        HttpAssertionError failure = assertThrows(HttpAssertionError.class,
                () -> TransportComparison.compared(REQUEST, inProcess, overSocket, null));
        assertEquals(message, failure.getMessage());
        assertEquals(Reason.DIFFERENT, failure.reason());
    }
}
