package io.quarkiverse.handlertesting.runtime.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.security.ForbiddenException;

/** The text of an exception has the line of the application that threw it. */
class LocatedFailureTest {

    private static final StackTraceElement LINE = new StackTraceElement("org.acme.Importer", "run", "Importer.java", 40);
    private static final StackTraceElement CALLER = new StackTraceElement("org.acme.Jobs", "start", "Jobs.java", 7);
    private static final StackTraceElement LIBRARY = new StackTraceElement("java.util.Objects", "requireNonNull",
            "Objects.java", 9);

    private static <T extends Throwable> T at(T thrown, StackTraceElement... stack) {
        thrown.setStackTrace(stack);
        return thrown;
    }

    @Test
    void theLineIsThatOfTheInnermostApplicationFrame() {
        assertEquals("IllegalStateException at Importer.java:40: disk full",
                LocatedFailure.of(at(new IllegalStateException("disk full"), LIBRARY, LINE, CALLER)));
    }

    @Test
    void anExceptionWithoutAMessageEndsWithItsLine() {
        assertEquals("NullPointerException at Importer.java:40", LocatedFailure.of(at(new NullPointerException(), LINE)));
    }

    @Test
    void anExceptionOfALibraryWithoutAMessageNamesTheMethodThatTheApplicationCalled() {
        StackTraceElement inner = new StackTraceElement("java.util.ImmutableCollections", "uoe", "ImmutableCollections.java",
                1);
        StackTraceElement outer = new StackTraceElement("java.util.ImmutableCollections$AbstractImmutableCollection", "clear",
                "ImmutableCollections.java", 2);
        assertEquals("UnsupportedOperationException in ImmutableCollections.AbstractImmutableCollection.clear,"
                + " called at Importer.java:40",
                LocatedFailure.of(at(new UnsupportedOperationException(), inner, outer, LINE, CALLER)));
    }

    @ParameterizedTest
    @CsvSource({ "io.vertx.ext.web.impl.RoutingContextImpl,next", "io.quarkus.arc.impl.AroundInvokeInvocationContext,proceed",
            "jakarta.servlet.FilterChain,doFilter" })
    void aFilterThatPassesTheCallOnIsNotThePlace(String type, String method) {
        StackTraceElement passedOn = new StackTraceElement(type, method, "Library.java", 1);
        assertEquals("ForbiddenException", LocatedFailure.of(at(new ForbiddenException(), LIBRARY, passedOn, LINE, CALLER)));
        assertEquals("ForbiddenException at Jobs.java:7",
                LocatedFailure.of(at(new ForbiddenException(), CALLER, passedOn, LINE)));
    }

    @Test
    void aMethodWithoutALineIsNone() {
        StackTraceElement added = new StackTraceElement("org.acme.Importer", "find", "Importer.java", -1);
        assertEquals("IllegalStateException at Importer.java:40: closed",
                LocatedFailure.of(at(new IllegalStateException("closed"), added, LINE)));
        assertEquals("IllegalStateException: closed", LocatedFailure.of(at(new IllegalStateException("closed"), added)));
    }

    @Test
    void anExceptionOfALibraryAloneHasNoLine() {
        assertEquals("NullPointerException: null", LocatedFailure.of(at(new NullPointerException("null"), LIBRARY)));
    }

    @Test
    void theLastCauseIsShownToo() {
        Throwable root = at(new IllegalStateException("disk full"), LINE);
        Throwable middle = at(new RuntimeException("copy failed", root), CALLER);
        assertEquals("IllegalArgumentException: import failed, caused by IllegalStateException at Importer.java:40: disk full",
                LocatedFailure.of(at(new IllegalArgumentException("import failed", middle), CALLER)));
    }

    @Test
    void aCauseWithoutALineHasThatOfTheWhole() {
        Throwable root = at(new IllegalStateException("disk full"), LIBRARY);
        assertEquals("RuntimeException: failed, caused by IllegalStateException at Jobs.java:7: disk full",
                LocatedFailure.of(at(new RuntimeException("failed", root), CALLER)));
    }

    @Test
    void aWrapperDoesNotRepeatItsCause() {
        assertEquals("RuntimeException, caused by IllegalStateException at Importer.java:40: disk full",
                LocatedFailure.of(at(new RuntimeException(at(new IllegalStateException("disk full"), LINE)), CALLER)));
    }

    @Test
    void exceptionsThatAreCausesOfEachOtherEnd() {
        RuntimeException first = at(new RuntimeException("first"), LINE);
        RuntimeException second = at(new RuntimeException("second", first), CALLER);
        first.initCause(second);
        assertEquals("RuntimeException: first, caused by RuntimeException at Jobs.java:7: second", LocatedFailure.of(first));
        assertEquals("CompletionException at Jobs.java:7: of both",
                LocatedFailure.of(at(new CompletionException("of both", second), CALLER)));
    }

    @Test
    void anExceptionThatThrowsIsShownByItsType() {
        Throwable broken = new RuntimeException() {

            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                throw new IllegalStateException();
            }

            @Override
            public synchronized Throwable getCause() {
                throw new IllegalStateException();
            }

            @Override
            public StackTraceElement[] getStackTrace() {
                throw new IllegalStateException();
            }
        };
        assertEquals("LocatedFailureTest$1 (its getMessage threw IllegalStateException)", LocatedFailure.of(broken));
        assertEquals("", LocatedFailure.place(broken));
    }
}
