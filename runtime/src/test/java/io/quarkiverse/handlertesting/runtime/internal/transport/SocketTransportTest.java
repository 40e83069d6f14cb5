package io.quarkiverse.handlertesting.runtime.internal.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.NetServer;

/** Each exchange over a socket has a context of its own. */
class SocketTransportTest {

    private final Vertx vertx = Vertx.vertx();
    private final SocketTransport transport = new SocketTransport(vertx, false);

    @AfterEach
    void close() throws Exception {
        transport.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void theClientPreparesTheContextOfEachExchange() {
        List<Context> prepared = new ArrayList<>();
        OutgoingRequest request = new OutgoingRequest("GET", URI.create("http://localhost:1/"),
                MultiMap.caseInsensitiveMultiMap(), new OutgoingBody.None(), prepared::add);
        transport.send(request, 0, new Ignored());
        assertEquals(1, prepared.size(), "before it is used");
        transport.send(request, 0, new Ignored());

        assertTrue(prepared.stream().allMatch(VertxContext::isDuplicatedContext));
        assertNotSame(prepared.get(0), prepared.get(1));
    }

    @Test
    void reportsAHeadThatCannotBeSent() throws Exception {
        NetServer server = vertx.createNetServer().connectHandler(connected -> {
        }).listen(0).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        transport.send(new OutgoingRequest("GET", URI.create("http://localhost:" + server.actualPort() + "/"),
                MultiMap.caseInsensitiveMultiMap().add("x", "a\u0001"), new OutgoingBody.None(), context -> {
                }), 0, new Ignored() {
                    @Override
                    public void failed(Throwable cause) {
                        failure.complete(cause);
                    }
                });
        assertInstanceOf(IllegalArgumentException.class, failure.get(30, TimeUnit.SECONDS));
    }

    @ParameterizedTest
    @ValueSource(booleans = { false, true })
    void passesOnTheTrailers(boolean http2) throws Exception {
        HttpServer server = vertx.createHttpServer().requestHandler(request -> request.response().setChunked(true)
                .putTrailer("X-Sum", "7").putTrailer("X-Sum", "8").end("one")).listen(0).toCompletionStage()
                .toCompletableFuture().get(10, TimeUnit.SECONDS);
        CompletableFuture<MultiMap> ended = new CompletableFuture<>();
        new SocketTransport(vertx, http2).send(new OutgoingRequest("GET",
                URI.create("http://localhost:" + server.actualPort() + "/"), MultiMap.caseInsensitiveMultiMap(),
                new OutgoingBody.None(), context -> {
                }), Long.MAX_VALUE, new Ignored() {
                    @Override
                    public void end(MultiMap trailers) {
                        ended.complete(trailers);
                    }
                });
        assertEquals(List.of("8"), ended.get(30, TimeUnit.SECONDS).getAll("x-sum"), "putTrailer replaces");
    }

    private static class Ignored implements ResponseReceiver {

        @Override
        public void head(int status, MultiMap headers) {
            // Not relevant here.
        }

        @Override
        public void chunk(Buffer chunk) {
            // Not relevant here.
        }

        @Override
        public void end(MultiMap trailers) {
            // Not relevant here.
        }

        @Override
        public void failed(Throwable cause) {
            // Expected: no server listens at port 1.
        }
    }
}
