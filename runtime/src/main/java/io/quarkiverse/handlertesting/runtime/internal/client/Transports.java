package io.quarkiverse.handlertesting.runtime.internal.client;

import io.quarkiverse.handlertesting.runtime.internal.transport.SocketTransport;
import io.quarkiverse.handlertesting.runtime.internal.transport.Transport;

/** The ways to the application, made when they are first used. */
interface Transports {

    /**
     * @throws IllegalStateException if the application is in another process
     */
    Transport inProcess();

    SocketTransport socket();
}
