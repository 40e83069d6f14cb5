package io.quarkiverse.handlertesting.runtime.internal.taps;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;

import jakarta.ws.rs.ProcessingException;

import org.junit.jupiter.api.Test;

import io.vertx.core.impl.NoStackTraceTimeoutException;

/** The failures of the client of Vert.x are distinguished from those of the REST client around it. */
class RestClientFailuresTest {

    @Test
    void aWrappedConnectionIsOfTheConnection() {
        assertTrue(RestClientFailures.isOfConnection(new ProcessingException(new ConnectException("refused"))));
    }

    @Test
    void aTimeoutIsOfTheConnection() {
        assertTrue(RestClientFailures.isOfConnection(new NoStackTraceTimeoutException("late")));
    }

    @Test
    void aFilterIsNot() {
        IOException thrown = new IOException("no token");
        assertFalse(RestClientFailures.isOfConnection(new ProcessingException(thrown.getMessage(), thrown)));
        assertFalse(RestClientFailures.isOfConnection(new ProcessingException(new IllegalStateException("no token"))));
        assertFalse(RestClientFailures.isOfConnection(new ProcessingException("no token")));
    }

    @Test
    void aBodyThatCannotBeWrittenIsNot() {
        assertFalse(RestClientFailures.isOfConnection(new IOException("no serializer")));
    }
}
