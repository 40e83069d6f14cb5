package io.quarkiverse.handlertesting.behaviour.messaging;

import static io.quarkiverse.handlertesting.events.Selectors.delivered;
import static io.quarkiverse.handlertesting.events.Selectors.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;

/** An application without messaging. */
@QuarkusTest
class NoMessagingTest {

    @Inject
    Events events;

    @Test
    void loadsNoClassOfMessaging() {
        assertThrows(ClassNotFoundException.class, () -> Class.forName("org.eclipse.microprofile.reactive.messaging.Message"));
        assertTrue(Arc.container().select(Channels.class).isUnsatisfied());
    }

    @Test
    void refusesSelectorsOfMessages() {
        refused("message to orders", sent("orders"));
        refused("message to orders", sent("orders", String.class));
        refused("delivery of orders", delivered("orders"));
    }

    private void refused(String what, EventSelector<?> selector) {
        assertEquals("No " + what + " is ever recorded: the application has no quarkus-messaging.",
                assertThrows(IllegalArgumentException.class, () -> events.subscribe(selector)).getMessage());
    }
}
