package io.quarkiverse.handlertesting.behaviour.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.quarkiverse.handlertesting.events.Selectors.all;
import static io.quarkiverse.handlertesting.events.Selectors.named;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.FailedCall;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;

/** A request of the application that gets no response is in the timeline, with its reason. */
@QuarkusTest
class FailedCallsTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress("127.0.0.1", 0);

    @Inject
    HandlerClient client;
    @Inject
    Events events;
    @Inject
    @Upstream("parts")
    MockUpstream parts;

    /** It has a port and does not listen: connections are refused, and no other process gets the port. */
    private final Socket bound = new Socket();

    @AfterEach
    void close() throws IOException {
        bound.close();
    }

    private int closedPort() throws IOException {
        bound.bind(ANY_PORT);
        return bound.getLocalPort();
    }

    private static String normalized(String text, int port) {
        return text.replace(Integer.toString(port), "PORT").replaceAll(" +\\d+ ms  HTTP", "  N ms  HTTP")
                .replaceAll("(in|after) \\d+ (ms|µs)", "$1 N").replaceAll("java:\\d+", "java:N");
    }

    // tag::refused[]
    @Test
    void aRefusedConnectionIsInTheTimeline() throws IOException {
        int port = closedPort();
        HttpAssertionError failed = assertThrows(HttpAssertionError.class,
                () -> client.get("/broken/rest/{port}", port).send().expectStatus(200));
        assertEquals(
                """
                        Expected status 200, but it was 502:
                        r1's call GET http://127.0.0.1:PORT/items/7 failed: AbstractChannel.AnnotatedConnectException: Connection refused: /127.0.0.1:PORT.
                        r1's 502 was built at Broken.java:N.
                          > GET /broken/rest/PORT
                          < 502 Bad Gateway in N
                        It has caused:
                          #1  N ms  HTTP         GET /broken/rest/PORT
                          #2  N ms  HTTP_CLIENT  GET http://127.0.0.1:PORT/items/7 -> failed: AbstractChannel.AnnotatedConnectException: Connection refused: /127.0.0.1:PORT, after N
                          #4  N ms  HTTP         GET /broken/rest/PORT -> 502 in N""",
                normalized(failed.getMessage(), port));
    }
    // end::refused[]

    @ParameterizedTest
    @ValueSource(strings = { "rest", "web", "vertx" })
    void everyClientOfVertxIsSeen(String kind) throws IOException {
        int port = closedPort();
        var failed = events.subscribe(named("GET http://127.0.0.1:" + port + "/items/7"));
        client.get("/broken/{kind}/{port}", kind, port).send().expectStatus(502);
        RecordedEvent event = failed.await();
        assertEquals(Origin.HTTP_CLIENT, event.origin());
        assertEquals(1, event.cause().number());
        assertEquals(ConnectException.class, event.failure().getClass().getSuperclass());
        FailedCall call = (FailedCall) event.payload();
        assertEquals("GET", call.method());
        failed.expectNone();
    }

    @Test
    void aWebSocketThatCannotBeOpenedIsSeen() throws IOException {
        int port = closedPort();
        var failed = events.subscribe(named("GET ws://127.0.0.1:" + port + "/items/7"));
        client.get("/broken/socket/{port}", port).send().expectStatus(502);
        assertEquals(1, failed.await().cause().number());
    }

    /** The server accepts the connection and never answers. */
    @ParameterizedTest
    @ValueSource(strings = { "rest", "web", "vertx" })
    void aTimeoutIsSeenAndTheQueryIsNot(String kind) throws IOException {
        try (ServerSocket silent = new ServerSocket()) {
            silent.bind(ANY_PORT);
            var failed = events.subscribe(named("GET http://127.0.0.1:" + silent.getLocalPort() + "/items/7"));
            client.get("/broken/{kind}/{port}", kind, silent.getLocalPort()).send().expectStatus(502);
            RecordedEvent event = failed.await();
            assertFalse(event.toString().contains("secret"), event::toString);
            assertEquals("HTTP_CLIENT GET http://127.0.0.1:PORT/items/7 -> failed: NoStackTraceTimeoutException: The timeout",
                    normalized(event.toString(), silent.getLocalPort()).replaceFirst("(The timeout).*", "$1"));
        }
    }

    @Test
    void aConnectionThatTheMockCutsIsSeenAfterTheCall() {
        parts.stub(get(urlPathEqualTo("/items/7")).willReturn(WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        var seen = events.subscribe(all());
        client.get("/broken/parts").send().expectStatus(500);
        assertEquals(List.of(Origin.HTTP, Origin.UPSTREAM, Origin.HTTP_CLIENT, Origin.HTTP),
                seen.take(4).stream().map(RecordedEvent::origin).toList());
    }

    @Test
    void aCallThatIsAnsweredIsNot() {
        parts.stub(get(urlPathEqualTo("/items/7")).willReturn(WireMock.serverError()));
        client.get("/broken/parts").send().expectStatus(500);
        events.awaitIdle();
        assertEquals(List.of(Origin.HTTP, Origin.UPSTREAM, Origin.HTTP),
                events.seen().stream().map(RecordedEvent::origin).toList());
    }
}
