package io.quarkiverse.handlertesting.deployment.test.events;

import static io.quarkiverse.handlertesting.events.Selectors.calls;
import static io.quarkiverse.handlertesting.events.Selectors.committed;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.events.Selectors.published;
import static io.quarkiverse.handlertesting.events.Selectors.streamed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.ObserveCalls;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.core.eventbus.EventBus;

/** Each tap can be switched off: it is then not installed, and a selector that needs it is refused. */
@ObserveCalls(TapsSwitchedOffTest.Downloads.class)
class TapsSwitchedOffTest extends QuarkusTestCallbacks.Each {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(QuarkusTestCallbacks.class, Downloads.class))
            .overrideConfigKey("quarkus.handler-testing.taps.cdi", "false")
            .overrideConfigKey("quarkus.handler-testing.taps.cdi-async", "false")
            .overrideConfigKey("quarkus.handler-testing.taps.cdi-committed", "false")
            .overrideConfigKey("quarkus.handler-testing.taps.calls", "false")
            .overrideConfigKey("quarkus.handler-testing.taps.event-bus", "false")
            .overrideConfigKey("quarkus.handler-testing.taps.sse", "false");

    @Inject
    Events events;
    @Inject
    Event<Object> anything;
    @Inject
    Downloads downloads;
    @Inject
    EventBus bus;

    @Singleton
    static class Downloads {
        void update() {
        }
    }

    @Test
    void noEventIsRecorded() {
        anything.fire("fired");
        assertTrue(anything.fireAsync("fired").toCompletableFuture().isDone(), "without an observer it completes at once");
        downloads.update();
        bus.publish("downloads", "7");
        assertEquals(List.of(), events.seen());
    }

    @Test
    void aRefusedSelectorNamesTheSwitch() {
        assertRefused(fired(String.class), "No String is ever recorded: quarkus.handler-testing.taps.cdi and"
                + " quarkus.handler-testing.taps.cdi-async are false.");
        assertRefused(committed(String.class),
                "No committed String is ever recorded: quarkus.handler-testing.taps.cdi is false.");
        assertRefused(calls(Downloads.class), "No call of TapsSwitchedOffTest.Downloads is ever recorded:"
                + " quarkus.handler-testing.taps.calls is false.");
        assertRefused(published("downloads"),
                "No message on downloads is ever recorded: quarkus.handler-testing.taps.event-bus is false.");
        assertRefused(streamed("token"),
                "No streamed event token is ever recorded: quarkus.handler-testing.taps.sse is false.");
    }

    private void assertRefused(EventSelector<?> selector, String message) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> events.subscribe(selector)).getMessage());
    }
}
