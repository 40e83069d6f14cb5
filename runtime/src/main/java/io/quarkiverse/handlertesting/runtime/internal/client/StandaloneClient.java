package io.quarkiverse.handlertesting.runtime.internal.client;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.config.ClientConfig;
import io.quarkiverse.handlertesting.runtime.internal.config.ClientConfig.TransportMode;
import io.quarkiverse.handlertesting.runtime.internal.config.EventsConfig;
import io.quarkiverse.handlertesting.runtime.internal.config.StandaloneConfig;
import io.quarkiverse.handlertesting.runtime.internal.json.ApplicationJson;
import io.quarkiverse.handlertesting.runtime.internal.json.StrictReads;
import io.quarkiverse.handlertesting.runtime.internal.transport.SocketTransport;
import io.quarkiverse.handlertesting.runtime.internal.transport.Transport;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/** The client of tests outside of the application's JVM, such as {@code @QuarkusIntegrationTest}. */
public final class StandaloneClient {

    private StandaloneClient() {
    }

    public static HandlerClient create() {
        return Beans.find(HandlerClient.class).orElseGet(StandaloneClient::ofProcess);
    }

    private static HandlerClient ofProcess() {
        ClientConfig config = StandaloneConfig.of(ClientConfig.class);
        ClientSettings settings = ClientSettings.of(config, StandaloneConfig.of(EventsConfig.class), false);
        return new HandlerClientImpl(new ClientServices(new OverSocket(config.socket().http2()), settings, () -> null,
                config.strictJson() ? new StrictReads(ApplicationJson.standalone()) : ApplicationJson.standalone(), stream -> {
                }), TransportMode.SOCKET);
    }

    /**
     * Shared by all clients of a JVM, and the one exception to "no static state": a static factory has no store of JUnit
     * to keep it in, and a test class calls it once per test instance, so a Vert.x of its own would cost each test tens
     * of milliseconds. It never changes, its threads are daemons, and it ends with the JVM. No application restarts in
     * such a JVM.
     */
    private static final class Holder {

        private static final Vertx VERTX = Vertx.vertx(new VertxOptions().setUseDaemonThread(true).setEventLoopPoolSize(1));
        private static final SocketTransport HTTP_1 = new SocketTransport(VERTX, false);
        private static final SocketTransport HTTP_2 = new SocketTransport(VERTX, true);
    }

    private record OverSocket(boolean http2) implements ClientServices.Transports {

        @Override
        public Transport inProcess() {
            throw new IllegalStateException("HandlerClient.standalone() talks to an application in another process, which"
                    + " only a socket reaches. Inject HandlerClient into a @QuarkusTest.");
        }

        @Override
        public SocketTransport socket() {
            return http2 ? Holder.HTTP_2 : Holder.HTTP_1;
        }
    }
}
