package io.quarkiverse.handlertesting.runtime.internal.messaging.amqp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.BrokerMessages;
import io.quarkiverse.handlertesting.runtime.internal.messaging.MockedChannels;
import io.smallrye.reactive.messaging.ClientCustomizer;
import io.vertx.amqp.AmqpClient;
import io.vertx.amqp.AmqpClientOptions;
import io.vertx.amqp.AmqpMessage;
import io.vertx.amqp.AmqpSender;
import io.vertx.amqp.AmqpSenderOptions;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * Sends the messages of tests, in their order and on an event loop context of its own. There is one connection for each channel
 * and address, made as the connection of the channel is, from its first message to the end of the application. Thread-safe.
 */
@Singleton
public class AmqpSenders implements ClientCustomizer<AmqpClientOptions> {

    private final Vertx vertx;
    private final CurrentCause current;
    private final Context loop;
    private final Map<String, AmqpClientOptions> connections = new ConcurrentHashMap<>();
    /** Only the event loop uses it. */
    private final Map<Link, Future<AmqpSender>> senders = new HashMap<>();
    private final Map<Link, AmqpClient> clients = new ConcurrentHashMap<>();

    /**
     * Where messages go.
     *
     * @param channel the channel whose connection is taken as an example
     * @param capabilities what the broker is asked for, such as {@code "queue"}
     */
    record Link(String channel, String address, List<String> capabilities) {
    }

    public AmqpSenders(Vertx vertx, ApplicationTestRuns runs, MockedChannels channels) {
        this.vertx = vertx;
        this.current = runs.currentCause();
        this.loop = channels.eventLoop();
    }

    /** After all others, so that the options are those of the channel. */
    @Override
    public int getPriority() {
        return Integer.MAX_VALUE;
    }

    @Override
    public AmqpClientOptions customize(String reader, Config configuration, AmqpClientOptions options) {
        connections.put(BrokerMessages.channel(reader), options);
        return options;
    }

    /**
     * Sends a message. Does not block.
     *
     * @param answered called with {@code null} when the broker has taken the message, else with the failure
     */
    void send(Link link, AmqpMessage message, Consumer<Throwable> answered) {
        // The connection belongs to no test: it outlives the first one.
        current.runCarried(null, () -> loop.runOnContext(ignored -> sender(link)
                .compose(sender -> sender.sendWithAck(message)).onComplete(sent -> answered.accept(sent.cause()))));
    }

    private Future<AmqpSender> sender(Link link) {
        Future<AmqpSender> known = senders.get(link);
        if (known != null && !known.failed() && (!known.succeeded() || isOpen(known.result()))) {
            return known;
        }
        Future<AmqpSender> opening = clients
                .computeIfAbsent(link, first -> AmqpClient.create(vertx, connections.get(link.channel())))
                .createSender(link.address(), new AmqpSenderOptions().setCapabilities(link.capabilities()));
        senders.put(link, opening);
        return opening;
    }

    private static boolean isOpen(AmqpSender sender) {
        return !sender.connection().isDisconnected() && sender.unwrap().isOpen();
    }

    @PreDestroy
    void stop() {
        clients.values().forEach(AmqpClient::close);
    }
}
