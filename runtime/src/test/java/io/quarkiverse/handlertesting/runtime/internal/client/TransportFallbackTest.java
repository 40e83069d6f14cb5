package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.logging.LogRecord;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.text.Logged;

/** Tests use a socket if this version of Quarkus has other internals. */
class TransportFallbackTest {

    private final FakeTransport inProcess = new FakeTransport();
    private final FakeTransport socket = new FakeTransport();
    private final Logged log = new Logged();
    private final List<LogRecord> logged = log.records();

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void prefersTheTransportInProcess() {
        assertSame(inProcess, ApplicationTransports.withFallback(() -> inProcess, () -> fail("It works.")));
        assertEquals(List.of(), logged);
    }

    @Test
    void fallsBackToTheSocketWithAWarning() {
        for (Throwable another : new Throwable[] { new NoSuchMethodError("Http1xServerConnection.<init>"),
                new ClassCastException("no channel"), new ExceptionInInitializerError() }) {
            logged.clear();
            assertSame(socket, ApplicationTransports.withFallback(() -> {
                throw TransportFallbackTest.<RuntimeException> unchecked(another);
            }, () -> socket));

            assertEquals(1, logged.size());
            assertEquals("Requests go over a socket, not in process: the in-process transport does not know the HTTP server of"
                    + " this Quarkus version. Everything works, but takes longer. Please report it.",
                    logged.get(0).getMessage());
            assertSame(another, logged.get(0).getThrown());
        }
    }

    @Test
    void doesNotHideAnErrorOfTheVirtualMachine() {
        assertThrows(OutOfMemoryError.class, () -> ApplicationTransports.withFallback(() -> {
            throw new OutOfMemoryError();
        }, () -> socket));
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchecked(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
