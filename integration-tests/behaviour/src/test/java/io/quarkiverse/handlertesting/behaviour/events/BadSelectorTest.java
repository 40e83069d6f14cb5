package io.quarkiverse.handlertesting.behaviour.events;

import static io.quarkiverse.handlertesting.events.Selectors.called;
import static io.quarkiverse.handlertesting.events.Selectors.calls;
import static io.quarkiverse.handlertesting.events.Selectors.span;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.ObserveCalls;
import io.quarkus.test.junit.QuarkusTest;

/** A selector that can never match is refused; the message names the mistake and how to correct it. */
@QuarkusTest
@ObserveCalls(BadSelectorTest.Downloads.class)
class BadSelectorTest {

    @Inject
    Events events;
    @Inject
    Downloads downloads;

    static class Base {
        void inherited() {
        }
    }

    @Singleton
    static class Downloads extends Base {
        void update() {
            secret();
        }

        void create() {
        }

        private void secret() {
        }

        static void utility() {
        }
    }

    @Singleton
    static class Other {
    }

    @Test
    void aBeanThatIsNotObservedIsRefused() {
        assertRefused(calls(Other.class), "Calls of BadSelectorTest.Other are not observed. Put"
                + " @ObserveCalls(BadSelectorTest.Other.class) on the class of BadSelectorTest.aBeanThatIsNotObservedIsRefused.");
    }

    @Test
    void aSpanWithoutOpenTelemetryIsRefused() {
        assertRefused(span("import"), "No span import is ever recorded: the application has no quarkus-opentelemetry.");
    }

    @Test
    void anUnknownMethodIsRefused() {
        assertRefused(calls(Downloads.class, "updat"),
                "BadSelectorTest.Downloads has no method \"updat\". Nearest are: update, create, inherited.");
    }

    @Test
    void aPrivateMethodIsRefused() {
        assertRefused(calls(Downloads.class, "secret"), "Calls of BadSelectorTest.Downloads.secret cannot be observed,"
                + " because it is private. Make it package-private.");
    }

    @Test
    void aStaticMethodIsRefused() {
        assertRefused(calls(Downloads.class, "utility"), "Calls of BadSelectorTest.Downloads.utility cannot be observed,"
                + " because it is static. Observe the bean method that calls it.");
    }

    @Test
    void anUnknownUpstreamIsRefused() {
        assertRefused(called("stok"),
                "No call of stok is ever recorded: no test has @Upstream(\"stok\"). Nearest are: stock, depot,"
                        + " mail.");
    }

    @Test
    void nullIsRefused() {
        assertRefused(null, "A subscription needs a selector, but got null");
    }

    @Test
    void anInheritedMethodIsAccepted() {
        assertNotNull(events.subscribe(calls(Downloads.class, "inherited")));
        downloads.update();
    }

    private void assertRefused(EventSelector<?> selector, String message) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> events.subscribe(selector)).getMessage());
    }
}
