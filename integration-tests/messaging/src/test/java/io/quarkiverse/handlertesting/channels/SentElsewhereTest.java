package io.quarkiverse.handlertesting.channels;

import static io.quarkiverse.handlertesting.events.Selectors.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;

import jakarta.inject.Inject;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.MutinyEmitter;

/** The line of a message says where it was sent, and a wait for another channel names it. */
@QuarkusTest
class SentElsewhereTest {

    @Inject
    Events events;
    @Inject
    @Channel("elsewhere")
    Emitter<String> elsewhere;
    @Inject
    @Channel("elsewhere-too")
    MutinyEmitter<String> ofMutiny;

    private static String text(String text) {
        return text.replaceAll("#(\\d) +[^ ]+ [^ ]+  ", "#$1  <t>  ").replaceAll("\\.java:\\d+", ".java:N");
    }

    @Test
    void eachWayOfSendingHasALine() {
        elsewhere.send("1");
        elsewhere.send(Message.of("2"));
        ofMutiny.sendAndAwait("3");
        ofMutiny.sendAndForget("4");
        ofMutiny.sendMessageAndAwait(Message.of("5"));
        ofMutiny.sendMessageAndForget(Message.of("6"));
        ofMutiny.send("7").await().indefinitely();
        events.awaitIdle();
        assertEquals(
                """
                        #1  <t>  CHANNEL_SENT  elsewhere "1" at SentElsewhereTest.java:N
                        #2  <t>  CHANNEL_SENT  elsewhere "2" at SentElsewhereTest.java:N
                        #3  <t>  CHANNEL_SENT  elsewhere-too "3" at SentElsewhereTest.java:N
                        #4  <t>  CHANNEL_SENT  elsewhere-too "4" at SentElsewhereTest.java:N
                        #5  <t>  CHANNEL_SENT  elsewhere-too "5" at SentElsewhereTest.java:N
                        #6  <t>  CHANNEL_SENT  elsewhere-too "6" at SentElsewhereTest.java:N
                        #7  <t>  CHANNEL_SENT  elsewhere-too "7\"""",
                text(events.timeline()).replaceAll("(?m)^ +", ""));
    }

    @Test
    void aWaitNamesTheOtherChannel() {
        var copies = events.subscribe(sent("elsewhere-too"));
        elsewhere.send("llama");
        events.awaitIdle();
        var failure = assertThrows(EventAssertionError.class, () -> copies.within(Duration.ZERO).await());
        assertEquals("Nothing was sent to elsewhere-too. #1 was sent to elsewhere at SentElsewhereTest.java:N."
                + " SentElsewhereTest can send to both.",
                text(failure.getMessage().lines().skip(1).findFirst().get()));
    }
}
