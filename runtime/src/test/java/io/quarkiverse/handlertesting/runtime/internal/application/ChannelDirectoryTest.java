package io.quarkiverse.handlertesting.runtime.internal.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory.Consumers;
import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory.Topics;

/** Finds channels by name and topic. */
class ChannelDirectoryTest {

    private static ChannelDirectory directory(String... mocked) {
        return new ChannelDirectory(
                new Consumers(Map.of("orders", List.of("Orders.one", "Orders.two"), "inner", List.of("Orders.inner")),
                        Map.of("orders", "shop.Order"), Map.of("confirmations", List.of("Orders"), "inner", List.of("Orders"))),
                () -> Optional.of(List.of(mocked)));
    }

    private static Topics topics(String... names) {
        return new Topics(List.of(names), false);
    }

    @Test
    void prefersTheNameOfAChannel() {
        ChannelDirectory directory = directory("true");
        directory.addIncoming("orders", topics("shop"));
        directory.addIncoming("other", topics("orders"));
        assertEquals("orders", directory.incoming("orders"));
        assertEquals("orders", directory.incoming("shop"));
        assertEquals("Orders.one, Orders.two", directory.consumersOf("orders"));
        assertEquals("", directory.consumersOf("other"));
        assertEquals("shop.Order", directory.typeOf("orders"));
    }

    /** The application reads a topic by one channel, and writes it by another whose name is that of the topic. */
    @Test
    void findsATopicWithTheNameOfAChannelOfTheOtherDirection() {
        ChannelDirectory directory = directory("true");
        directory.addIncoming("orders", topics("confirmations"));
        directory.addOutgoing("confirmations", topics("confirmations"));
        assertEquals("orders", directory.incoming("confirmations"));
        assertEquals("confirmations", directory.outgoing("confirmations"));
        directory.addIncoming("orders", topics("orders"));
        directory.addOutgoing("confirmations", topics("orders"));
        assertEquals("confirmations", directory.outgoing("orders"));
        refused("The application sends to the channel confirmations, so a test cannot. Its messages are events:"
                + " events.subscribe(sent(\"confirmations\")).", () -> directory.incoming("confirmations"));
    }

    @Test
    void findsTopicsByPattern() {
        ChannelDirectory directory = directory("true");
        directory.addIncoming("orders", new Topics(List.of("shop-.*"), true));
        assertEquals("orders", directory.incoming("shop-1"));
        refused("No mocked channel has the name or the topic shop. Nearest are: orders.", () -> directory.incoming("shop"));
    }

    @Test
    void findsDeadLetters() {
        ChannelDirectory directory = directory("true");
        directory.addDeadLetters("dead");
        directory.checkSent("dead");
        refused("No mocked channel has the name or the topic deed. There are no mocked ones in this direction: mock them with"
                + " %test.quarkus.handler-testing.channels.mocked=true.", () -> directory.checkSent("deed"));
    }

    @Test
    void refusesChannelsThatAreNotMocked() {
        refused("The channel orders is not mocked. Mock it with %test.quarkus.handler-testing.channels.mocked=true, or with its"
                + " name.", () -> directory().incoming("orders"));
        refused("The channel confirmations is not mocked. Mock it with %test.quarkus.handler-testing.channels.mocked=true, or"
                + " with its name.", () -> directory().outgoing("confirmations"));
        refused("The channel orders is mocked, but nothing in the application is connected to it.",
                () -> directory("orders").incoming("orders"));
    }

    @Test
    void namesMockedChannelsThatAreNotThere() {
        ChannelDirectory directory = directory("orders", "confirmation");
        directory.addIncoming("orders", topics("shop"));
        assertEquals(List.of("quarkus.handler-testing.channels.mocked names confirmation, but no connector reads or writes such"
                + " a channel. Nearest are: confirmations, inner, orders."), directory.problems());
        assertEquals(List.of(), directory("true").problems());
        assertEquals(List.of(), directory("false").problems());
    }

    private static void refused(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
