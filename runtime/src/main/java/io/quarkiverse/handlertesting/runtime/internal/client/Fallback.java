package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.function.Supplier;

import org.jboss.logging.Logger;

import io.quarkiverse.handlertesting.runtime.internal.transport.Transport;

/** In process where that works; else over a socket, so that the tests of users go on. */
final class Fallback {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.handlertesting");

    private Fallback() {
    }

    /**
     * @param inProcess fails if the internals of Vert.x are others than those that it was written for
     */
    static Transport of(Supplier<Transport> inProcess, Supplier<? extends Transport> socket) {
        try {
            return inProcess.get();
        } catch (LinkageError | RuntimeException another) {
            LOG.warn("Requests go over a socket, and not in process: this version of Quarkus has another HTTP server than the"
                    + " one that is known. Everything works, but takes longer. Please report it.", another);
            return socket.get();
        }
    }
}
