package io.quarkiverse.handlertesting.runtime.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.acme.Importer;
import org.acme.Receiver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The line of the application in a stack that libraries share. */
class ApplicationFramesTest {

    /** As a mock of an exception, whose methods return {@code null}. */
    private static final class Mocked extends Exception {

        private static final long serialVersionUID = 1L;

        private Mocked(Throwable cause) {
            super(cause);
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            return null;
        }
    }

    @Test
    void anExceptionOfALibraryWasThrownWhereTheApplicationCallsIt() {
        Throwable thrown = assertThrows(IllegalArgumentException.class,
                () -> Importer.start(() -> new ObjectMapper().convertValue("no number", Integer.class)));
        assertEquals("org.acme.Importer", ApplicationFrames.innermostOf(thrown).getClassName());
    }

    @ParameterizedTest
    @ValueSource(strings = { "com.arjuna.ats.internal.jta.resources.arjunacore.SynchronizationImple",
            "io.agroal.pool.ConnectionPool", "org.h2.message.DbException", "org.postgresql.core.v3.QueryExecutorImpl" })
    void aClassOfALibraryIsNoneOfTheApplication(String className) {
        assertFalse(ApplicationFrames.isApplication(className));
    }

    private static String seenBy(Supplier<String> frames, String text) {
        AtomicReference<String> seen = new AtomicReference<>("nothing");
        Consumer<String> receiver = new Receiver(() -> seen.set(frames.get()));
        receiver.accept(text);
        return seen.get();
    }

    @Test
    void theCallerIsTheMethodThatALibraryHasCalled() {
        assertEquals("Receiver.accept(Receiver.java:19)", seenBy(ApplicationFrames::caller, "end"));
        assertNull(seenBy(ApplicationFrames::caller, ""), "the innermost method itself");
    }

    @Test
    void thePlaceIsTheInnermostMethod() {
        assertEquals("Receiver.finish(Receiver.java:24)", seenBy(ApplicationFrames::place, "end"));
        assertEquals("Receiver.accept(Receiver.java:17)", seenBy(ApplicationFrames::place, ""));
        assertNull(ApplicationFrames.place());
    }

    @Test
    void anExceptionMayHaveNoStack() {
        assertNull(ApplicationFrames.innermostOf(new Mocked(null)));
        assertEquals("org.acme.Importer", ApplicationFrames.innermostOf(new Mocked(Importer.broken("one"))).getClassName());
    }
}
