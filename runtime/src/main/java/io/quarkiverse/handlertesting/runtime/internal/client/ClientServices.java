package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.function.Consumer;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.application.WithoutApplication;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.config.ClientConfig.TransportMode;
import io.quarkiverse.handlertesting.runtime.internal.json.Json;
import io.quarkiverse.handlertesting.runtime.internal.transport.SocketTransport;
import io.quarkiverse.handlertesting.runtime.internal.transport.Transport;

/**
 * The services that requests need, for an application in this JVM or in another process, or for a router alone.
 *
 * @param transports called for each request
 * @param testRun returns the running test; {@code null} if no test is running
 * @param streams notified of each response that is read as a stream, to close it at the end of the test
 * @param ofRouter whether there is a router alone, and no application
 */
record ClientServices(Transports transports, ClientSettings settings, Supplier<TestRun> testRun, Json json,
        Consumer<StreamedExchange> streams, boolean ofRouter) {

    ClientServices(Transports transports, ClientSettings settings, Supplier<TestRun> testRun, Json json,
            Consumer<StreamedExchange> streams) {
        this(transports, settings, testRun, json, streams, false);
    }

    /** The transports to one application, each created at its first use. */
    interface Transports {

        /**
         * @throws IllegalStateException if the application runs in another process
         */
        Transport inProcess();

        SocketTransport socket();
    }

    BaseAddress address() {
        return ofRouter ? BaseAddress.OF_ROUTER : BaseAddress.ofApplication();
    }

    /**
     * @param call as a test writes it
     * @param instead ends the message: a sentence
     * @throws IllegalStateException if there is a router alone
     */
    void requireApplication(String call, String instead) {
        if (ofRouter) {
            throw WithoutApplication.refusal(call, instead);
        }
    }

    Transport transport(TransportMode mode) {
        return mode == TransportMode.SOCKET ? transports.socket() : transports.inProcess();
    }
}
