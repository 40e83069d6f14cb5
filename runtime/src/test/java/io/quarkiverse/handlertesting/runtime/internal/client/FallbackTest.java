package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a version of Quarkus that has other internals, tests go on over a socket. */
class FallbackTest {

    private final FakeTransport inProcess = new FakeTransport();
    private final FakeTransport socket = new FakeTransport();
    private final List<LogRecord> logged = new ArrayList<>();
    private final Logger logger = Logger.getLogger("io.quarkiverse.handlertesting");
    private final Handler log = new Handler() {
        @Override
        public void publish(LogRecord record) {
            logged.add(record);
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    };

    @BeforeEach
    void listen() {
        logger.addHandler(log);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(log);
    }

    @Test
    void inProcessIsTheFirstChoice() {
        assertSame(inProcess, Fallback.of(() -> inProcess, () -> fail("It works.")));
        assertEquals(List.of(), logged);
    }

    @Test
    void otherwiseTheSocketIsTakenAndTheUserWarned() {
        for (Throwable another : new Throwable[] { new NoSuchMethodError("Http1xServerConnection.<init>"),
                new ClassCastException("no channel"), new ExceptionInInitializerError() }) {
            logged.clear();
            assertSame(socket, Fallback.of(() -> {
                throw FallbackTest.<RuntimeException> unchecked(another);
            }, () -> socket));

            assertEquals(1, logged.size());
            assertEquals("Requests go over a socket, and not in process: this version of Quarkus has another HTTP server than"
                    + " the one that is known. Everything works, but takes longer. Please report it.",
                    logged.get(0).getMessage());
            assertSame(another, logged.get(0).getThrown());
        }
    }

    @Test
    void anErrorOfTheMachineIsNotHidden() {
        assertThrows(OutOfMemoryError.class, () -> Fallback.of(() -> {
            throw new OutOfMemoryError();
        }, () -> socket));
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchecked(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
