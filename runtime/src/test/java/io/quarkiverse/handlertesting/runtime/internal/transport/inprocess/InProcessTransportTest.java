package io.quarkiverse.handlertesting.runtime.internal.transport.inprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingBody;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;

/** The in-process transport, as far as it works without a running application. */
class InProcessTransportTest {

    private final Vertx vertx = Vertx.vertx();
    private final InProcessTransport transport = new InProcessTransport(vertx, new HttpServerOptions(), 8081,
            getClass().getClassLoader());

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static List<String> signals(InProcessTransport transport) throws InterruptedException {
        RecordingReceiver receiver = new RecordingReceiver();
        transport.send(Connection.request(new OutgoingBody.None()), 0, receiver);
        receiver.awaitOver();
        return receiver.all();
    }

    /** The response of Quarkus as long as there is no application. */
    @Test
    void passesARequestThroughTheServer() throws Exception {
        assertEquals(List.of("503 [content-length=0]", "(end)"), signals(transport));
        assertEquals(List.of("503 [content-length=0]", "(end)"), signals(transport), "over a reused connection too");
    }

    @Test
    void supportsAServerThatCompresses() throws Exception {
        HttpServerOptions options = new HttpServerOptions().setCompressionSupported(true).setDecompressionSupported(true);
        assertEquals(List.of("503 [content-length=0]", "(end)"),
                signals(new InProcessTransport(vertx, options, 8081, getClass().getClassLoader())));
    }

    @Test
    void refusesToSendAfterTheApplicationHasStopped() {
        transport.close();
        assertEquals("The application has stopped.", assertThrows(IllegalStateException.class,
                () -> transport.send(Connection.request(new OutgoingBody.None()), 1, new RecordingReceiver())).getMessage());
    }
}
