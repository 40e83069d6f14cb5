package io.quarkiverse.handlertesting.borders;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.eclipse.microprofile.reactive.messaging.OnOverflow.Strategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.subscription.BackPressureFailure;
import io.smallrye.reactive.messaging.ChannelRegistry;

/**
 * Emitters whose consumer requests no message. The sender gets what it gets without a cause, and only messages that a consumer
 * is going to get are work of the test.
 */
@QuarkusTest
@Timeout(120)
class OverflowTest {

    /** A channel that has failed stays so: a channel for messages with a cause, and one for those without. */
    @Singleton
    static class Channels {

        @Inject
        @Channel("overflow-buffer")
        @OnOverflow(value = Strategy.BUFFER, bufferSize = 1)
        Emitter<HeldMessage> buffer;
        @Inject
        @Channel("overflow-unbounded")
        @OnOverflow(Strategy.UNBOUNDED_BUFFER)
        Emitter<HeldMessage> unbounded;
        @Inject
        @Channel("overflow-throw")
        @OnOverflow(Strategy.THROW_EXCEPTION)
        Emitter<HeldMessage> throwing;
        @Inject
        @Channel("overflow-drop")
        @OnOverflow(Strategy.DROP)
        Emitter<HeldMessage> drop;
        @Inject
        @Channel("overflow-latest")
        @OnOverflow(Strategy.LATEST)
        Emitter<HeldMessage> latest;
        @Inject
        @Channel("overflow-fail")
        @OnOverflow(Strategy.FAIL)
        Emitter<HeldMessage> fail;
        @Inject
        @Channel("overflow-fail-uncaused")
        @OnOverflow(Strategy.FAIL)
        Emitter<HeldMessage> failUncaused;
        @Inject
        ChannelRegistry registry;

        @SuppressWarnings("unchecked")
        Emitter<HeldMessage> to(String channel) {
            return registry.getEmitter(channel, Emitter.class);
        }

        @Incoming("overflow-buffer")
        CompletionStage<Void> buffer(HeldMessage message) {
            return message.take();
        }

        @Incoming("overflow-unbounded")
        CompletionStage<Void> unbounded(HeldMessage message) {
            return message.take();
        }

        @Incoming("overflow-throw")
        CompletionStage<Void> throwing(HeldMessage message) {
            return message.take();
        }

        @Incoming("overflow-drop")
        CompletionStage<Void> drop(HeldMessage message) {
            return message.take();
        }

        @Incoming("overflow-latest")
        CompletionStage<Void> latest(HeldMessage message) {
            return message.take();
        }

        @Incoming("overflow-fail")
        CompletionStage<Void> fail(HeldMessage message) {
            return message.take();
        }

        @Incoming("overflow-fail-uncaused")
        CompletionStage<Void> failUncaused(HeldMessage message) {
            return message.take();
        }
    }

    @Inject
    Channels channels;
    @Inject
    Events events;

    /**
     * Four messages: the consumer holds the first one until all are sent.
     *
     * @param sender what the sender of the other three gets
     * @param running how many messages are work of the test then
     * @param consumed the numbers of the messages that the consumer gets
     */
    @ParameterizedTest
    @CsvSource({ "unbounded, sent; sent; sent, 4, 1234", "throw, full; full; full, 1, 1", "drop, sent; sent; sent, 1, 1",
            "latest, sent; sent; sent, 2, 14", "buffer, sent; full; full, 2, 12" })
    void givesTheSenderWhatItGetsWithoutACause(String strategy, String sender, int running, String consumed) {
        HeldMessages uncaused = new HeldMessages();
        without(() -> assertEquals(sender, uncaused.send(strategy)));
        uncaused.end();
        HeldMessages caused = new HeldMessages();
        assertEquals(sender, caused.send(strategy));
        assertEquals(running, running());
        caused.end();
        events.awaitIdle(ofSeconds(30));
        assertEquals(consumed, caused.taken());
        assertEquals(consumed, uncaused.taken());
    }

    /** SmallRye does not acknowledge the message that the consumer holds, so nothing waits for it. */
    @Test
    void failsTheChannelWithTheMessageThatItsConsumerHolds() {
        HeldMessages uncaused = new HeldMessages();
        without(() -> assertEquals("sent; cancelled; cancelled", uncaused.send("fail-uncaused")));
        HeldMessages caused = new HeldMessages();
        assertEquals("sent; cancelled; cancelled", caused.send("fail"));
        events.expectFailure(BackPressureFailure.class);
        events.awaitIdle(ZERO);
        caused.end();
        uncaused.end();
        assertEquals("1", caused.taken());
        assertEquals("1", uncaused.taken());
        assertFalse(caused.firstIsAcknowledged());
        assertFalse(uncaused.firstIsAcknowledged());
    }

    private final class HeldMessages {

        private final List<HeldMessage> all = Stream.generate(HeldMessage::new).limit(4).toList();
        private CompletableFuture<Void> first;

        /** Sends all; returns what the sender of all but the first one gets. */
        String send(String strategy) {
            Emitter<HeldMessage> emitter = channels.to("overflow-" + strategy);
            first = emitter.send(all.get(0)).toCompletableFuture();
            all.get(0).awaitTaken();
            return all.stream().skip(1).map(message -> sent(emitter, message)).collect(joining("; "));
        }

        private static String sent(Emitter<HeldMessage> emitter, HeldMessage message) {
            try {
                return emitter.send(message).toCompletableFuture().isDone() ? "acknowledged" : "sent";
            } catch (IllegalStateException refused) {
                return refused.getMessage().replaceAll("SRMSG00034: .*", "full").replaceAll("SRMSG00028: .*", "cancelled");
            }
        }

        boolean firstIsAcknowledged() {
            return first.isDone();
        }

        void end() {
            all.forEach(message -> message.end().complete(null));
        }

        String taken() {
            return IntStream.range(0, all.size()).filter(i -> all.get(i).taken().isDone())
                    .mapToObj(i -> Integer.toString(i + 1)).collect(joining());
        }
    }

    private long running() {
        return assertThrows(EventAssertionError.class, () -> events.awaitIdle(ZERO)).getMessage().lines()
                .filter(line -> line.startsWith("  CHANNEL  ")).count();
    }

    private static void without(Runnable task) {
        CompletableFuture<Void> ran = new CompletableFuture<>();
        Foreign.run(() -> {
            try {
                task.run();
                ran.complete(null);
            } catch (Throwable failure) {
                ran.completeExceptionally(failure);
            }
        });
        ran.orTimeout(60, TimeUnit.SECONDS).join();
    }
}
