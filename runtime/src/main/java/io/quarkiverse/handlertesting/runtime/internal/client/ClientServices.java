package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.function.Consumer;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.config.ClientConfig.Way;
import io.quarkiverse.handlertesting.runtime.internal.json.Json;
import io.quarkiverse.handlertesting.runtime.internal.transport.Transport;

/**
 * What requests need, wherever the application is.
 *
 * @param transports asked at each request
 * @param scope of the running test; gives {@code null} if there is none
 * @param streams told of each response that is read as a stream, to close it at the end of the test
 */
record ClientServices(Transports transports, ClientSettings settings, Supplier<TestRun> testRun,
        Json json,
        Consumer<StreamedExchange> streams) {

    Transport transport(Way way) {
        return way == Way.SOCKET ? transports.socket() : transports.inProcess();
    }
}
