package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.events.Delivery.Outcome;
import io.quarkiverse.handlertesting.events.UnwritableMessage;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.ChannelConsumers;
import io.quarkiverse.handlertesting.runtime.internal.taps.ChannelTap;
import io.quarkus.arc.All;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** The mocked channels of the application, in both directions. Lives as long as it does. Thread-safe. */
@Singleton
public class MockedChannels {

    private final Vertx vertx;
    private final ApplicationTestRuns runs;
    private final ChannelDirectory directory;
    private final List<ChannelTap> taps;
    private final List<ChannelFormat> formats;
    private final ChannelConsumers consumers;
    private final Map<String, IncomingChannel> incoming = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    public MockedChannels(Vertx vertx, ApplicationTestRuns runs, ChannelDirectory directory, @All List<ChannelTap> taps,
            @All List<ChannelFormat> formats, ChannelConsumers consumers) {
        this.vertx = vertx;
        this.runs = runs;
        this.directory = directory;
        this.taps = taps;
        this.formats = formats;
        this.consumers = consumers;
    }

    IncomingChannel incoming(ChannelAttributes channel) {
        directory.addIncoming(channel.channel(), channel.topics());
        ChannelFormat.Reader reader = format(channel).reader(channel, directory.typeOf(channel.channel()));
        IncomingChannel added = new IncomingChannel(channel.channel(), reader, reader.maxBatch(), eventLoop());
        incoming.put(added.name(), added);
        return added;
    }

    OutgoingChannel outgoing(ChannelAttributes channel) {
        directory.addOutgoing(channel.channel(), channel.topics());
        return new OutgoingChannel(channel.channel(), format(channel).writer(channel), eventLoop(), this);
    }

    private ChannelFormat format(ChannelAttributes channel) {
        return formats.stream().filter(format -> format.isOf(channel.connector())).findFirst()
                .orElseGet(PlainFormat::new);
    }

    /** A context that no other channel has. Vert.x gives each thread one. */
    public Context eventLoop() {
        CompletableFuture<Context> context = new CompletableFuture<>();
        Thread thread = new Thread(() -> context.complete(vertx.getOrCreateContext()), "handler-testing-channel");
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.start();
        return context.join();
    }

    /**
     * Finds a mocked incoming channel; empty if the channel is not mocked.
     *
     * @param name what the test has named: the channel, or a topic that it reads
     */
    Optional<TestChannel> find(String channel, String name) {
        return Optional.ofNullable(incoming.get(channel))
                .map(mocked -> new MockedChannel(mocked, name.equals(channel) ? null : name, this));
    }

    ChannelDirectory directory() {
        return directory;
    }

    ChannelConsumers consumers() {
        return consumers;
    }

    ApplicationTestRuns runs() {
        return runs;
    }

    /**
     * Records that a message which a test did not send has been acknowledged.
     *
     * @param cause {@code null} if it is unknown
     * @param failure {@code null} for an ack
     * @param since {@code System.nanoTime()} at the delivery
     */
    public void delivered(RunningCause cause, String channel, Object payload, Outcome outcome, Throwable failure, long since) {
        tap().ifPresent(tap -> tap.delivered(cause, channel, payload, directory.consumersOf(channel), null, outcome, failure,
                since));
    }

    /**
     * Records a message of the application that was not written.
     *
     * @param cause {@code null} if it is unknown
     */
    public void unwritable(RunningCause cause, UnwritableMessage message) {
        tap().ifPresent(tap -> tap.unwritable(cause, message));
    }

    /** The tap; empty if messages are not recorded. */
    Optional<ChannelTap> tap() {
        return taps.stream().findFirst();
    }

    /**
     * Records a message that leaves the application.
     *
     * @param cause {@code null} if it is unknown
     */
    public void sent(RunningCause cause, ChannelMessage message) {
        String name = directory.isOutgoing(message.channel()) ? message.channel() : message.topic();
        tap().ifPresent(tap -> tap.sent(cause, name, message));
    }

    boolean hasStopped() {
        return stopped;
    }

    @PreDestroy
    void stop() {
        stopped = true;
        incoming.values().forEach(channel -> channel.drop(message -> true, "the application has stopped"));
    }
}
