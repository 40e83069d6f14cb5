package io.quarkiverse.handlertesting.borders;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.borders.HeldMessageConsumers.OwnMessage;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.EventsScope;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkus.test.junit.QuarkusTest;

/** When a message has ended, which {@code awaitIdle()} waits for. */
@QuarkusTest
@Timeout(120)
class MessageWorkEndTest {

    @Inject
    Events events;
    @Inject
    HeldMessageConsumers consumers;

    private HeldMessage sent(Emitter<HeldMessage> emitter) {
        HeldMessage message = new HeldMessage();
        emitter.send(message);
        return message;
    }

    /** The work that a wait reports, without ages, places and causes. */
    private String running() {
        return assertThrows(EventAssertionError.class, () -> events.awaitIdle(ZERO)).getMessage().lines()
                .filter(line -> line.startsWith("  CHANNEL") || line.startsWith("  UNACKNOWLEDGED"))
                .map(line -> line.trim().replaceAll(" +for +[^ ]+ [^ ]+  ([a-z-]+),.*", " $1")).reduce("",
                        (lines, line) -> lines + line + "; ");
    }

    private void assertIdle() {
        events.awaitIdle(ofSeconds(30));
    }

    @Test
    void afterTheConsumerThoughItIsAcknowledgedBefore() {
        HeldMessage message = new HeldMessage();
        // tag::before[]
        consumers.before.send(message);
        message.awaitTaken();
        assertThrows(EventAssertionError.class, () -> events.awaitIdle(ZERO));
        message.end().complete(null);
        events.awaitIdle();
        // end::before[]
    }

    @Test
    void afterTheAcknowledgementThatFollowsTheConsumer() {
        HeldMessage message = new HeldMessage();
        CompletableFuture<Void> acknowledged = consumers.after.send(message).toCompletableFuture();
        message.awaitTaken();
        assertEquals("CHANNEL held-after; ", running());
        message.end().complete(null);
        assertIdle();
        assertTrue(acknowledged.isDone());
    }

    @Test
    void afterTheConsumerOfAMessageThatIsNotCopied() {
        HeldMessage message = new HeldMessage();
        consumers.own.onNext(new OwnMessage(message));
        message.awaitTaken();
        assertEquals("CHANNEL held-own; ", running());
        message.end().complete(null);
        assertIdle();
    }

    @Test
    void whileItWaitsForItsConsumer() {
        HeldMessage first = sent(consumers.after);
        first.awaitTaken();
        HeldMessage second = sent(consumers.after);
        assertEquals("CHANNEL held-after; CHANNEL held-after; ", running());
        first.end().complete(null);
        second.awaitTaken();
        assertEquals("CHANNEL held-after; ", running());
        second.end().complete(null);
        assertIdle();
    }

    @Test
    void withTheConsumerThatNeverAcknowledges() {
        HeldMessage message = new HeldMessage();
        CompletionStage<Void> acknowledged = consumers.none.send(message);
        message.awaitTaken();
        assertEquals("CHANNEL held-none; ", running());
        message.end().complete(null);
        assertIdle();
        assertFalse(acknowledged.toCompletableFuture().isDone());
    }

    @Test
    void withTheConsumerThatHasNotAcknowledgedAndIsNamed() {
        HeldMessage message = sent(consumers.manual);
        message.awaitTaken();
        HeldMessage other = sent(consumers.after);
        message.end().complete(null);
        other.awaitTaken();
        String report = running();
        assertEquals("CHANNEL held-after; UNACKNOWLEDGED held-manual; ", report);
        other.end().complete(null);
        assertIdle();
        consumers.unacknowledged.remove().ack();
        assertEquals(0, consumers.unacknowledged.size());
    }

    @Test
    void afterANegativeAcknowledgement() {
        HeldMessage message = new HeldMessage();
        CompletableFuture<Void> sent = consumers.after.send(message).toCompletableFuture();
        message.awaitTaken();
        message.end().completeExceptionally(new IllegalStateException("out of stock"));
        assertIdle();
        assertTrue(sent.isCompletedExceptionally());
    }

    @Test
    void whenItsChannelFailsBeforeAConsumerGetsIt() {
        HeldMessage first = sent(consumers.failing);
        first.awaitTaken();
        sent(consumers.failing);
        assertEquals("CHANNEL held-failing; CHANNEL held-failing; ", running());
        first.end().completeExceptionally(new IllegalStateException("ends the channel"));
        assertEquals("ends the channel", events.expectFailure(IllegalStateException.class).getMessage());
        assertIdle();
        assertThrows(IllegalStateException.class, () -> sent(consumers.failing));
        assertIdle();
    }

    @Test
    void whenTheStreamOfMessagesFailsThatHoldsIt() {
        sent(consumers.brokenStream);
        assertEquals("ends the stream", events.expectFailure(IllegalStateException.class).getMessage());
        assertIdle();
    }

    @Test
    void afterAllConsumersOfABroadcast() {
        HeldMessage message = new HeldMessage();
        CompletableFuture<Void> acknowledged = consumers.broadcast.send(message).toCompletableFuture();
        message.awaitTaken();
        acknowledged.orTimeout(30, TimeUnit.SECONDS).join();
        assertEquals("CHANNEL held-broadcast; ", running());
        message.end().complete(null);
        assertIdle();
    }

    @Test
    void whenAnEmitterDropsIt() {
        HeldMessage first = sent(consumers.dropping);
        first.awaitTaken();
        HeldMessage dropped = sent(consumers.dropping);
        assertEquals("CHANNEL held-dropping; ", running());
        first.end().complete(null);
        assertIdle();
        assertFalse(dropped.taken().isDone());
    }

    @Test
    void whenALaterMessageTakesItsPlace() {
        HeldMessage first = sent(consumers.latest);
        first.awaitTaken();
        HeldMessage replaced = sent(consumers.latest);
        HeldMessage last = sent(consumers.latest);
        assertEquals("CHANNEL held-latest; CHANNEL held-latest; ", running());
        first.end().complete(null);
        last.awaitTaken();
        last.end().complete(null);
        assertIdle();
        assertFalse(replaced.taken().isDone());
    }

    @Test
    void whenAnEmitterRefusesIt() {
        HeldMessage first = sent(consumers.throwing);
        first.awaitTaken();
        assertThrows(IllegalStateException.class, () -> sent(consumers.throwing));
        assertEquals("CHANNEL held-throwing; ", running());
        first.end().complete(null);
        assertIdle();
    }

    @Test
    void afterTheBatchWhichBelongsToEachTestWithAMessageInIt() {
        HeldMessage first = new HeldMessage();
        HeldMessage second = new HeldMessage();
        try (EventsScope ann = events.open("ann")) {
            consumers.batch.send(first);
            try (EventsScope bob = events.open("bob")) {
                consumers.batch.send(second);
                second.awaitTaken();
                assertThrows(EventAssertionError.class, () -> ann.awaitIdle(ZERO));
                assertThrows(EventAssertionError.class, () -> bob.awaitIdle(ZERO));
                first.end().complete(null);
                ann.awaitIdle(ofSeconds(30));
                bob.awaitIdle(ofSeconds(30));
                assertEquals(List.of("Said"), names(ann));
                assertEquals(List.of("Said"), names(bob));
            }
        }
        assertEquals(List.of(), names(events));
    }

    private static List<String> names(Events events) {
        return events.seen().stream().map(RecordedEvent::name).toList();
    }
}
