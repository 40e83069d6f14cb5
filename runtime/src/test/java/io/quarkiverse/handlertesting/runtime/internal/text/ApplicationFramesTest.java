package io.quarkiverse.handlertesting.runtime.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.acme.Importer;
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

    @Test
    void anExceptionMayHaveNoStack() {
        assertNull(ApplicationFrames.innermostOf(new Mocked(null)));
        assertEquals("org.acme.Importer", ApplicationFrames.innermostOf(new Mocked(Importer.broken("one"))).getClassName());
    }
}
