package io.quarkiverse.handlertesting.brokers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkiverse.handlertesting.messaging.SentMessage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/** An event loop may send over a broker, and may not wait. */
@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(AmqpBroker.class)
@Timeout(120)
class BrokerEventLoopTest {

    @Inject
    Events events;
    @Inject
    Channels channels;
    @Inject
    Vertx vertx;

    private <T> T onEventLoop(Callable<T> call) throws Exception {
        Promise<T> result = Promise.promise();
        vertx.runOnContext(ignored -> {
            assertEquals(true, Context.isOnEventLoopThread());
            try {
                result.complete(call.call());
            } catch (Exception failure) {
                result.fail(failure);
            }
        });
        return result.future().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @Test
    void sendsARecordOfKafka() throws Exception {
        sends("orders", new Order("1", "book"));
    }

    @Test
    void sendsAMessageOfAmqp() throws Exception {
        sends("letters", new Letter("1", "hello"));
    }

    private void sends(String channel, Object payload) throws Exception {
        SentMessage message = onEventLoop(() -> channels.send(channel, payload));
        String refused = assertThrows(ExecutionException.class, () -> onEventLoop(() -> {
            message.expectAck();
            return null;
        })).getCause().getMessage();
        assertEquals("expectAck()", refused.substring(0, 11));
        message.within(Duration.ofSeconds(60)).expectAck();
        events.awaitIdle(message);
    }
}
