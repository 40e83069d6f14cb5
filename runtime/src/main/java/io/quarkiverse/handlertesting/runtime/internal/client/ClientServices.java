package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.function.Consumer;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.config.ClientConfig.TransportMode;
import io.quarkiverse.handlertesting.runtime.internal.json.Json;
import io.quarkiverse.handlertesting.runtime.internal.transport.SocketTransport;
import io.quarkiverse.handlertesting.runtime.internal.transport.Transport;

/**
 * The services that requests need, for an application in this JVM or in another process.
 *
 * @param transports called for each request
 * @param testRun returns the running test; {@code null} if no test is running
 * @param streams notified of each response that is read as a stream, to close it at the end of the test
 */
record ClientServices(Transports transports, ClientSettings settings, Supplier<TestRun> testRun, Json json,
        Consumer<StreamedExchange> streams) {

    /** The transports to one application, each created at its first use. */
    interface Transports {

        /**
         * @throws IllegalStateException if the application runs in another process
         */
        Transport inProcess();

        SocketTransport socket();
    }

    Transport transport(TransportMode mode) {
        return mode == TransportMode.SOCKET ? transports.socket() : transports.inProcess();
    }
}
