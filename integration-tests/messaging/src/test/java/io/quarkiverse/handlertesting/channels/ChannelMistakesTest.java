package io.quarkiverse.handlertesting.channels;

import static io.quarkiverse.handlertesting.events.Selectors.delivered;
import static io.quarkiverse.handlertesting.events.Selectors.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkiverse.handlertesting.messaging.SentMessage;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;

@QuarkusTest
class ChannelMistakesTest {

    @Inject
    Channels channels;
    @Inject
    Events events;
    @Inject
    Vertx vertx;

    private static String beforeTests;

    @BeforeAll
    static void sendBeforeATest() {
        Channels early = Arc.container().instance(Channels.class).get();
        beforeTests = assertThrows(IllegalStateException.class, () -> early.send("numbers", 1)).getMessage();
    }

    @Test
    void refusesAMessageWhileNoTestIsRunning() {
        assertEquals(
                "A message was sent to numbers while no test was running. A test lasts from its first @BeforeEach method to"
                        + " its last @AfterEach method.",
                beforeTests);
    }

    @Test
    void refusesAnUnknownChannel() {
        refused("No mocked channel has the name or the topic orderz. Nearest are: orders, users, notes.",
                () -> channels.send("orderz", "text"));
    }

    @Test
    void refusesNoChannel() {
        refused("A message needs a channel, but got null.", () -> channels.send(null, "text"));
    }

    @Test
    void refusesAChannelOfTheOtherDirection() {
        refused("The application sends to the channel confirmations, so a test cannot. Its messages are events:"
                + " events.subscribe(sent(\"confirmations\")).", () -> channels.send("confirmations", "text"));
        refused("The application receives from the channel orders. Its messages are events:"
                + " events.subscribe(delivered(\"orders\")).", () -> events.subscribe(sent("orders")));
        refused("The application sends to the channel confirmations, so a test cannot. Its messages are events:"
                + " events.subscribe(sent(\"confirmations\")).", () -> events.subscribe(delivered("confirmations")));
    }

    @Test
    void refusesAChannelInsideTheApplication() {
        refused("The channel inner is inside the application: no connector is at its ends.",
                () -> channels.send("inner", "text"));
        refused("The channel inner is inside the application: no connector is at its ends.",
                () -> events.subscribe(sent("inner")));
    }

    @Test
    void refusesADisabledChannel() {
        refused("The channel disabled is mocked, but disabled. Enable it with mp.messaging.incoming.disabled.enabled=true.",
                () -> channels.send("disabled", "text"));
    }

    @Test
    void refusesATopicOfSeveralChannels() {
        refused("Several channels have the topic goods: stock, stock-audit. Name one of them.",
                () -> channels.send("goods", "text"));
    }

    @Test
    void refusesSelectorsOfUnknownChannels() {
        refused("No mocked channel has the name or the topic confirmation. Nearest are: confirmations, copies, answers.",
                () -> events.subscribe(sent("confirmation", Confirmation.class)));
        refused("No mocked channel has the name or the topic order. Nearest are: orders, notes, prices.",
                () -> events.subscribe(delivered("order")));
    }

    @Test
    void refusesAPayloadThatTheChannelDoesNotTake() {
        // tag::payload[]
        refused("The channel orders takes Order, but got Payment: Payment[orderId=1, cents=5]. Send Order, or byte[] with what"
                + " a broker would deliver.", () -> channels.send("orders", new Payment("1", 5)));
        // end::payload[]
        refused("The channel orders takes Order, but got String: \"{}\". Send Order, or byte[] with what a broker would"
                + " deliver.", () -> channels.send("orders", "{}"));
        refused("The channel numbers takes Integer, but got Long: 5. Send Integer, or byte[] with what a broker would"
                + " deliver.", () -> channels.send("numbers", 5L));
        refused("The channel notes takes String, but got Integer: 5. Send String, or byte[] with what a broker would deliver.",
                () -> channels.send("notes", 5));
    }

    @Test
    void refusesAChannelThatNothingConsumes() {
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> channels.send("unused", "text"));
        assertEquals("Nothing in the application consumes the channel unused: no method has @Incoming(\"unused\"), and no bean"
                + " injects @Channel(\"unused\").", refused.getMessage());
    }

    @Test
    void refusesPartsOfAMessageThatAreNotThere() {
        refused("The key of a message is null. A message without a key needs no call of key(…).",
                () -> channels.message("notes", "text").key(null));
        refused("A header needs a name and a value, but got header(\"\", \"a\").",
                () -> channels.message("notes", "text").header("", "a"));
        refused("A header needs a name and a value, but got header(\"a\", null).",
                () -> channels.message("notes", "text").header("a", null));
        refused("The metadata of a message is null.", () -> channels.message("notes", "text").metadata(null));
    }

    @Test
    void refusesAWaitOnAnEventLoop() throws InterruptedException {
        var message = channels.send("numbers", 1);
        CompletableFuture<String> refused = new CompletableFuture<>();
        vertx.runOnContext(ignored -> refused.complete(Thread.currentThread().getName() + " "
                + assertThrows(IllegalStateException.class, message::expectAck).getMessage()));
        String[] threadAndText = refused.join().split(" ", 2);
        assertEquals("expectAck() would block the event loop thread " + threadAndText[0]
                + ", which the application needs to answer. Call it on the thread of the test; with @RunOnVertxContext, that"
                + " needs runOnEventLoop = false.", threadAndText[1]);
    }

    @Test
    void sendsFromAnEventLoop() throws ExecutionException, InterruptedException {
        CompletableFuture<SentMessage> sent = new CompletableFuture<>();
        vertx.runOnContext(ignored -> sent.complete(channels.send("numbers", 1)));
        sent.get().expectAck();
    }

    @Test
    void refusesAWrongDeadline() {
        refused("within(deadline) needs a positive duration, but got 0 ms",
                () -> channels.send("numbers", 1).within(Duration.ZERO));
        refused("expectNack(type) needs the type of the reason, but got null.",
                () -> channels.send("numbers", 1).expectNack(null));
    }

    @Test
    void refusesToAwaitForeignMessages() {
        refused("awaitIdle(message) was called with null. Pass a message that Channels sent during this test.",
                () -> events.awaitIdle((SentMessage) null));
    }

    private static void refused(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
