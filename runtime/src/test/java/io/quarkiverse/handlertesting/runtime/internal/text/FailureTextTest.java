package io.quarkiverse.handlertesting.runtime.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.UndeclaredThrowableException;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import io.quarkus.arc.ArcUndeclaredThrowableException;

class FailureTextTest {

    @Test
    void showsTypeAndMessage() {
        assertEquals("IllegalStateException: disk full", FailureText.of(new IllegalStateException("disk full")));
    }

    @Test
    void showsWhatAMethodDoesNotDeclare() {
        assertEquals("ArcUndeclaredThrowableException of SQLException: no table", FailureText.of(
                new ArcUndeclaredThrowableException("Error invoking subclass method", new SQLException("no table"))));
        assertEquals("UndeclaredThrowableException of SQLException: no table",
                FailureText.of(new UndeclaredThrowableException(new SQLException("no table"))));
    }

    @Test
    void showsAWrapperOfNothing() {
        assertEquals("ArcUndeclaredThrowableException: nothing",
                FailureText.of(new ArcUndeclaredThrowableException("nothing")));
    }
}
