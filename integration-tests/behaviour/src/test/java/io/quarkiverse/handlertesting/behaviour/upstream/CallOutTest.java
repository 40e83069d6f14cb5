package io.quarkiverse.handlertesting.behaviour.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.quarkiverse.handlertesting.events.Selectors.calledOut;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.events.CallOut;
import io.quarkiverse.handlertesting.events.CallOut.Stage;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** Each request that the application sends, or could not send, is a detail of the test. */
@QuarkusTest
class CallOutTest {

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
        bound.bind(new InetSocketAddress("127.0.0.1", 0));
        return bound.getLocalPort();
    }

    private String failure(String path, int port) {
        return assertThrows(HttpAssertionError.class, () -> client.get(path, port).send().expectStatus(204)).getMessage()
                .replace(Integer.toString(port), "PORT").replaceAll(" +\\d+ ms  (HTTP|CALL|UPS)", "  N ms  $1")
                .replaceAll("(in|after) \\d+ (ms|µs)", "$1 N ms").replaceAll("\\d+ (ms|µs) apart", "N ms apart")
                .replaceAll("java:\\d+", "java:N");
    }

    @ParameterizedTest
    @ValueSource(strings = { "rest", "web", "vertx" })
    void everyClientOfVertxIsSeen(String kind) {
        parts.stub(get(urlPathEqualTo("/items/7")).willReturn(ok("item")));
        var calls = events.subscribe(calledOut());
        client.get("/broken/{kind}/{port}", kind, parts.port()).send().expectStatus(200);
        CallOut call = calls.await();
        assertEquals(
                new CallOut("GET", "http://127.0.0.1:" + parts.port() + "/items/7", Stage.ANSWERED, 200, call.duration(), 1,
                        null),
                call);
        assertTrue(call.duration().toNanos() > 0, call::toString);
        calls.expectNone();
        assertTrue(events.seen().stream().noneMatch(event -> event.origin().isDetail()), "a detail is no event to read");
    }

    // tag::merged[]
    @Test
    void aCallThatAMockAnsweredIsOneLine() {
        parts.stub(get(urlPathEqualTo("/items/7")).willReturn(serverError().withBody("{\"error\":\"busy\"}")));
        assertEquals("""
                Expected status 204, but it was 502:
                r1 called parts GET /items/7 3 times; each was answered with 500.
                r1's 502 was built at Outgoing.java:N.
                  > GET /outgoing/retried/PORT
                  < 502 Bad Gateway in N ms
                It has caused:
                  #1  N ms  HTTP      GET /outgoing/retried/PORT
                  #2–#6  N ms  UPSTREAM  3 × parts GET /items/7 -> 500, 16 bytes: {"error":"busy"}, N ms apart
                  #8  N ms  HTTP      GET /outgoing/retried/PORT -> 502 in N ms""",
                failure("/outgoing/retried/{port}", parts.port()));
    }
    // end::merged[]

    // tag::refused[]
    @Test
    void aRefusedConnectionIsInTheFirstLines() throws IOException {
        String message = failure("/outgoing/retried/{port}", closedPort());
        assertEquals(
                """
                        Expected status 204, but it was 502:
                        r1's call GET http://127.0.0.1:PORT/items/7 failed: AbstractChannel.AnnotatedConnectException: Connection refused: /127.0.0.1:PORT (attempt 3 of 3).""",
                message.lines().limit(2).reduce((first, second) -> first + "\n" + second).orElseThrow());
        assertEquals(List.of(
                "#2–#6  N ms  HTTP_CLIENT  3 × GET http://127.0.0.1:PORT/items/7 -> failed:"
                        + " AbstractChannel.AnnotatedConnectException: Connection refused: /127.0.0.1:PORT, N ms apart"),
                message.lines().map(String::strip).filter(line -> line.contains("HTTP_CLIENT")).toList());
    }
    // end::refused[]

    // tag::filter[]
    @Test
    void aFilterThatThrowsIsInTheFirstLines() {
        assertEquals("""
                Expected status 204, but it was 502:
                r1's call GET http://127.0.0.1:PORT/items/7 was not sent: ProcessingException: no token.
                r1's 502 was built at Outgoing.java:N.
                  > GET /outgoing/filtered/PORT
                  < 502 Bad Gateway in N ms
                It has caused:
                  #1  N ms  HTTP      GET /outgoing/filtered/PORT
                  #2  N ms  CALL_OUT  GET http://127.0.0.1:PORT/items/7 -> not sent: ProcessingException: no token
                  #3  N ms  HTTP      GET /outgoing/filtered/PORT -> 502 in N ms""",
                failure("/outgoing/filtered/{port}", parts.port()));
    }
    // end::filter[]

    @ParameterizedTest
    @ValueSource(strings = { "Uni", "Multi" })
    void aResultThatWasSubscribedToTwiceIsNamed(String type) {
        parts.stub(get(urlPathEqualTo("/items/7")).willReturn(ok("item")));
        assertEquals("The " + type + " that r1 got for GET http://127.0.0.1:PORT/items/7 was subscribed to twice:"
                + " each subscription sends the request.",
                failure("/outgoing/" + type + "-twice/{port}", parts.port()).lines().skip(1).findFirst().orElseThrow());
    }

    @Test
    void aFilterOfAnAsynchronousCallIsSeen() {
        var calls = events.subscribe(calledOut());
        client.get("/outgoing/filtered-later/{port}", parts.port()).send().expectStatus(502);
        assertEquals(Stage.NOT_SENT, calls.await().stage());
    }

    @Test
    void aBodyThatCannotBeWrittenIsSeen() {
        var calls = events.subscribe(calledOut());
        client.get("/outgoing/create/{port}", parts.port()).send().expectStatus(502);
        CallOut call = calls.await();
        assertEquals("POST http://127.0.0.1:" + parts.port() + "/items -> not sent: IllegalStateException: no serializer",
                call.toString());
        calls.expectNone();
    }

    @Test
    void aResponseThatCannotBeReadIsSeen() {
        parts.stub(get(urlPathEqualTo("/items/7")).willReturn(ok("many")));
        var calls = events.subscribe(calledOut());
        client.get("/outgoing/count/{port}", parts.port()).send().expectStatus(502);
        assertEquals(Stage.ANSWERED, calls.await().stage());
        CallOut call = calls.await();
        assertEquals("GET http://127.0.0.1:" + parts.port()
                + "/items/7 -> 200, but unreadable: NumberFormatException: For input string: \"many\"", call.toString());
        calls.expectNone();
    }

    @Test
    void aRedirectThatTheClientDoesNotFollowIsInTheFirstLines() {
        parts.stub(get(urlPathEqualTo("/items/7")).willReturn(temporaryRedirect("http://other/items/7?signature=s")));
        assertEquals(
                "r1's call GET http://127.0.0.1:PORT/items/7 was answered with 302 to http://other/items/7, which the client"
                        + " did not follow.",
                failure("/outgoing/count/{port}", parts.port()).lines().skip(1).findFirst().get());
    }

    @Test
    void anErrorOfTheServiceIsReadable() {
        parts.stub(get(urlPathEqualTo("/items/7")).willReturn(serverError()));
        var calls = events.subscribe(calledOut());
        client.get("/outgoing/count/{port}", parts.port()).send().expectStatus(502);
        assertEquals(500, calls.await().status());
        calls.expectNone();
    }

    @Test
    void requestsOfTheTestAreNot() {
        var calls = events.subscribe(calledOut());
        RestAssured.get("/outgoing/none").then().statusCode(404);
        client.overSocket().get("/outgoing/none").send().expectStatus(404);
        events.awaitIdle();
        assertEquals(List.of(), calls.seen());
    }
}
