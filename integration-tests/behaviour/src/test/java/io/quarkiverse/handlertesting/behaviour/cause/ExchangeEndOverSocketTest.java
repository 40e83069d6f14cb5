package io.quarkiverse.handlertesting.behaviour.cause;

import static io.quarkiverse.handlertesting.events.Selectors.answered;
import static io.quarkiverse.handlertesting.events.Selectors.named;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import io.quarkiverse.handlertesting.behaviour.client.ClientTestBase;
import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.quarkiverse.handlertesting.junit.AllowFailures;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;

/** The work of an exchange ends when the exchange does, also with HTTP/2, pipelining and tunnels. */
@QuarkusTest
@AllowFailures(IllegalStateException.class)
class ExchangeEndOverSocketTest extends ClientTestBase {

    static final List<String> PATHS = ExchangeEnds.PATHS;

    @Inject
    Vertx vertx;
    private HttpClient http2;
    private NetClient sockets;
    private String cause;

    @BeforeEach
    void open() {
        http2 = vertx.createHttpClient(
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));
        sockets = vertx.createNetClient();
        cause = client.get("/ends/cause").send().asString();
    }

    @AfterEach
    void close() {
        http2.close();
        sockets.close();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private HttpClientRequest request(String path) throws Exception {
        HttpClientRequest request = await(http2.request(HttpMethod.GET, HttpHops.port(), "localhost", path));
        return request.putHeader(ExchangeEnds.CAUSE, cause);
    }

    /** Sends the request only when the callback is there that reads the body: a body that nothing reads is lost. */
    private static Future<Buffer> body(HttpClientRequest request) {
        Future<Buffer> body = request.response().compose(HttpClientResponse::body);
        request.end();
        return body;
    }

    private NetSocket send(String text) throws Exception {
        return send(text, received -> {
        });
    }

    private NetSocket send(String text, Handler<Buffer> handler) throws Exception {
        // The handler is there before the connection reads: otherwise it would miss what has been read.
        NetSocket socket = await(sockets.connect(HttpHops.port(), "localhost").onSuccess(open -> open.handler(handler)));
        await(socket.write(text));
        return socket;
    }

    private String get(String path, String headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + ExchangeEnds.CAUSE + ": " + cause + "\r\n" + headers
                + "\r\n";
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("PATHS")
    void isNoticedOfAStream(String path) throws Exception {
        var requested = events.subscribe(named("GET /ends/" + path));
        try {
            await(body(request("/ends/" + path)));
        } catch (ExecutionException cut) {
            assertTrue(cut.getMessage().contains("Stream was closed") || cut.getMessage().contains("Connection was closed")
                    || cut.getMessage().contains("Stream reset"), cut::getMessage);
        }
        assertEquals(1, requested.await().cause().number());
        events.awaitIdle();
    }

    @Test
    void isNoticedOfAStreamThatItsClientResets() throws Exception {
        HttpClientRequest begun = request("/ends/begun");
        await(begun.send());
        begun.reset();
        var requested = events.subscribe(named("GET /ends/never"));
        HttpClientRequest never = request("/ends/never");
        never.end();
        requested.await();
        never.reset();
        events.awaitIdle();
    }

    @Test
    void isNoticedOfPipelinedRequests() throws Exception {
        var answered = events.subscribe(answered("GET", "/ends/late"));
        NetSocket socket = send(get("/ends/late", "") + get("/ends/late", "") + get("/ends/late", ""));
        answered.awaitCount(3);
        events.awaitIdle();
        socket.close();
    }

    @Test
    void isNoticedOfPipelinedRequestsIfTheClientLeaves() throws Exception {
        var requested = events.subscribe(named("GET /ends/never"));
        NetSocket socket = send(get("/ends/never", "") + get("/ends/never", ""));
        requested.await();
        socket.close();
        events.awaitIdle();
        assertEquals(List.of(Stage.REQUESTED, Stage.ABORTED),
                requested.seen().stream().map(event -> ((HttpExchange) event.payload()).stage()).toList(), events::timeline);
    }

    @Test
    void isNoticedOfATunnelThatStaysOpen() throws Exception {
        BlockingQueue<Buffer> received = new LinkedBlockingQueue<>();
        NetSocket socket = send(get("/ends/tunnel", "Connection: Upgrade\r\nUpgrade: test\r\n"), received::add);
        assertTrue(received.poll(30, TimeUnit.SECONDS).toString().startsWith("HTTP/1.1 101 "));
        events.awaitIdle();
        socket.close();
    }

    @Test
    void isNoticedOfAWebSocketThatStaysOpen() {
        var socket = client.overSocket().get("/greet").header("Cookie", "name=Alice").webSocket().await().indefinitely();
        events.awaitIdle();
        socket.close();
    }

    @Test
    void isAwaitedOfAHandshake() {
        assertThrows(Exception.class,
                () -> client.overSocket().get("/ends/rest/unknown").webSocket().await().indefinitely());
        events.awaitIdle();
    }

    @Test
    void theCauseReachesAnotherServerUnchanged() throws Exception {
        HttpServer other = await(vertx.createHttpServer()
                .requestHandler(request -> request.response().end(request.getHeader(ExchangeEnds.CAUSE)))
                .listen(0, "localhost"));
        HttpClientRequest request = await(
                http2.request(HttpMethod.GET, other.actualPort(), "localhost", "/")
                        .map(to -> to.putHeader(ExchangeEnds.CAUSE, cause)));
        assertEquals(cause, await(body(request)).toString());
        other.close();
    }
}
