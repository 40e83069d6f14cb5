package io.quarkiverse.handlertesting.runtime.internal.client;

import java.time.Duration;
import java.util.Optional;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.runtime.internal.config.ClientConfig.Way;
import io.quarkiverse.handlertesting.runtime.internal.events.Beans;
import io.quarkiverse.handlertesting.runtime.internal.transport.SocketTransport;
import io.quarkiverse.handlertesting.runtime.internal.transport.Transport;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/** The client of tests that do not run in the JVM of the application, as those of {@code @QuarkusIntegrationTest}. */
public final class StandaloneClient {

    /** The defaults of the configuration, which is that of the application. */
    private static final ClientSettings SETTINGS = new ClientSettings(Duration.ofSeconds(10), 16 << 20, 2000, "error.code",
            Optional.empty(), () -> false);

    private StandaloneClient() {
    }

    public static HandlerClient create() {
        return Beans.find(HandlerClient.class).orElseGet(StandaloneClient::ofProcess);
    }

    private static HandlerClient ofProcess() {
        return new TransportClient(new ClientServices(new OverSocket(), SETTINGS, () -> null, new VertxJson(), stream -> {
        }), Way.SOCKET);
    }

    /** Nobody tells when the last test is over, so all of a JVM share one, whose threads do not keep that alive. */
    private static final class Holder {

        private static final SocketTransport SOCKET = new SocketTransport(
                Vertx.vertx(new VertxOptions().setUseDaemonThread(true).setEventLoopPoolSize(1)), false);
    }

    private record OverSocket() implements Transports {

        @Override
        public Transport inProcess() {
            throw new IllegalStateException("HandlerClient.standalone() talks to an application in another process, which"
                    + " nothing but a socket leads to. Inject HandlerClient into a @QuarkusTest.");
        }

        @Override
        public SocketTransport socket() {
            return Holder.SOCKET;
        }
    }
}
