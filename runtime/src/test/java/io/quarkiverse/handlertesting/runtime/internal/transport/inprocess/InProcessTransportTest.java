package io.quarkiverse.handlertesting.runtime.internal.transport.inprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingBody;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;

/** The way into an application, as far as that need not run. */
class InProcessTransportTest {

    private final Vertx vertx = Vertx.vertx();
    private final InProcessTransport transport = new InProcessTransport(vertx, new HttpServerOptions(), 8081,
            getClass().getClassLoader());

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void nothingIsSentToAnApplicationThatHasStopped() {
        transport.close();
        assertEquals("The application has stopped.", assertThrows(IllegalStateException.class,
                () -> transport.send(Connection.request(new OutgoingBody.None()), 1, new Told())).getMessage());
    }
}
