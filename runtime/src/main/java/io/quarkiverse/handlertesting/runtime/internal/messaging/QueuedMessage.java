package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

import io.quarkiverse.handlertesting.events.Delivery.Outcome;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseContext;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.ChannelFailures;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.ConsumerWatch;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.MessageCause;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.MessageWork;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelFormat.FailureStrategy;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelFormat.Received;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelFormat.Retry;
import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueCopy;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.reactive.messaging.providers.locals.LocalContextMetadata;
import io.vertx.core.Context;

/** One message that a test has sent, from sending to its acknowledgement. Thread-safe. */
final class QueuedMessage implements Acknowledgement, IncomingChannel.Item, TestMessage {

    private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

    private final IncomingChannel channel;
    private final Received received;
    private final List<Object> added;
    private final RunningCause cause;
    private final MessageWork work;
    private final MockedChannels services;
    private final CompletableFuture<End> end;
    private volatile boolean acknowledged;
    /** The next attempt to deliver the message; {@code null} for none. */
    private volatile QueuedMessage next;
    /** {@code System.nanoTime()} at the delivery; 0 before it. */
    private volatile long delivered;
    /** The payload as it is when the message is delivered: its consumers may change it. */
    private volatile Object payload;
    /** The name of the thread on which a consumer has begun; {@code null} if none has. */
    private volatile String consumerThread;
    /** How a consumer has failed; {@code null} if none has. */
    private volatile Throwable consumerFailure;
    /** How a consumer has failed that took what a consumer has made of the message; {@code null} if none has. */
    private volatile Throwable laterFailure;

    /**
     * @param added the metadata that the test adds
     * @param work counts the message until it is acknowledged and its consumers have ended
     */
    QueuedMessage(IncomingChannel channel, Received received, List<Object> added, RunningCause cause, MessageWork work,
            MockedChannels services) {
        this(channel, received, added, cause, work, services, new CompletableFuture<>());
    }

    private QueuedMessage(IncomingChannel channel, Received received, List<Object> added, RunningCause cause,
            MessageWork work, MockedChannels services, CompletableFuture<End> end) {
        this.end = end;
        this.channel = channel;
        this.received = received;
        this.added = added;
        this.cause = cause;
        this.work = work;
        this.services = services;
    }

    @Override
    public String channelName() {
        return channel.name();
    }

    @Override
    public RunningCause cause() {
        return cause;
    }

    @Override
    public TestRun testRun() {
        return cause.testRun();
    }

    @Override
    public boolean isReadable() {
        return received.failure() == null;
    }

    @Override
    public boolean hasEnded() {
        return acknowledged || end.isDone();
    }

    @Override
    public String description() {
        return cause.cause() + " of " + testRun().name()
                + failure(", whose consumer failed with ", ", of which a later consumer failed with ");
    }

    /** The failure of a consumer after this text, else that of a later consumer after the other text; empty for none. */
    private String failure(String ofConsumer, String ofLater) {
        Throwable failure = consumerFailure;
        Throwable later = laterFailure;
        return failure != null ? ofConsumer + FailureText.of(failure) : later != null ? ofLater + FailureText.of(later) : "";
    }

    @Override
    public CompletableFuture<End> end() {
        return end;
    }

    @Override
    public String state() {
        QueuedMessage retry = next;
        if (retry != null) {
            return retry.state();
        }
        if (delivered == 0) {
            return "it was not delivered: " + channel.waitingFor();
        }
        String consumers = consumers();
        return (consumers.isEmpty() ? "its consumer" : consumers) + " has neither acked nor nacked it"
                + failure(", but failed with ", ", and a later consumer failed with ");
    }

    @Override
    public void deliver(List<IncomingChannel.Item> batch, Context loop, Flow.Subscriber<? super Message<?>> subscriber) {
        List<QueuedMessage> all = batch.stream().map(QueuedMessage.class::cast).toList();
        long now = System.nanoTime();
        all.forEach(message -> {
            message.payload = ValueCopy.of(message.received.payload());
            message.delivered = now;
        });
        if (!isReadable()) {
            end(Outcome.UNREADABLE, received.failure(), Metadata.empty());
            work.sent();
            return;
        }
        Context own = VertxContext.createNewDuplicatedContext(loop);
        try {
            if (channel.reader().maxBatch() == 1) {
                CauseContext.put(own, cause);
                expect(work);
                emit(subscriber, message(own));
            } else {
                emitBatch(all, own, subscriber);
            }
        } finally {
            all.forEach(message -> message.work.sent());
        }
    }

    /** The first of several consumers may acknowledge the message for all. */
    private void expect(MessageWork taken) {
        services.consumers().expect(taken, List.of(channel.name()));
    }

    private void begun() {
        consumerThread = Thread.currentThread().getName();
    }

    private void emit(Flow.Subscriber<? super Message<?>> subscriber, Message<?> message) {
        try {
            subscriber.onNext(message);
        } catch (RuntimeException | LinkageError thrown) {
            // A consumer that breaks the rules of streams. Other messages wait.
            message.nack(thrown);
        }
    }

    /** The work of a batch counts for the causes of all its messages, whether or not they are acknowledged one by one. */
    private void emitBatch(List<QueuedMessage> all, Context own, Flow.Subscriber<? super Message<?>> subscriber) {
        RunningCause joined = RunningCause.joined(all.stream().map(QueuedMessage::cause).toList());
        CauseContext.put(own, joined);
        MessageWork ofBatch = MessageWork.begin(joined, List.of(channel.name()));
        expect(ofBatch);
        try {
            emit(subscriber, channel.reader().batch(all.stream().map(message -> message.received).toList(),
                    all.stream().<Message<?>> map(message -> message.message(own)).toList(),
                    List.of(new MessageCause(joined), ofBatch, new LocalContextMetadata(own)), ofBatch::acknowledged));
        } finally {
            ofBatch.sent();
            all.forEach(message -> message.work.acknowledged());
        }
    }

    private Message<?> message(Context own) {
        List<Object> all = new ArrayList<>(added);
        all.add(new MessageCause(cause));
        all.add(work);
        all.add(new ConsumerWatch(work, this::begun, failure -> consumerFailure = failure, failure -> laterFailure = failure));
        all.add(new LocalContextMetadata(own));
        return received.message(all, this);
    }

    @Override
    public CompletionStage<Void> ack() {
        end(Outcome.ACKED, null, Metadata.empty());
        return DONE;
    }

    @Override
    public CompletionStage<Void> nack(Throwable reason, Metadata metadata) {
        Throwable given = reason == null ? new IllegalArgumentException("nack(null): a nack needs a reason") : reason;
        ChannelFailures.nacked(given);
        end(Outcome.NACKED, given, metadata);
        return DONE;
    }

    private synchronized void end(Outcome outcome, Throwable failure, Metadata metadata) {
        if (hasEnded()) {
            return;
        }
        acknowledged = true;
        String consumers = consumers();
        services.tap().ifPresent(tap -> tap.delivered(cause, channel.name(), payload, consumers,
                consumerThread, outcome, failure, delivered));
        Optional<Retry> retry = outcome == Outcome.NACKED ? received.retry(failure, metadata) : Optional.empty();
        if (retry.isPresent()) {
            again(retry.get());
        } else {
            if (failure != null) {
                failed(failure, metadata);
            }
            end.complete(new End(outcome, failure, null));
        }
        work.acknowledged();
    }

    /** The last attempt says how the message ended. */
    private void again(Retry retry) {
        services.sent(cause, retry.sent());
        QueuedMessage again = new QueuedMessage(channel, retry.received(), added, cause,
                MessageWork.begin(cause, List.of(channel.name())), services, end);
        next = again;
        channel.send(again);
    }

    /** The methods that consume the message; empty if they are unknown. */
    private String consumers() {
        return services.directory().consumersOf(channel.name());
    }

    private void failed(Throwable failure, Metadata metadata) {
        FailureStrategy strategy = received.failureStrategy();
        if (strategy == FailureStrategy.FAIL || strategy == FailureStrategy.REJECT) {
            work.failed(failure);
        }
        if (strategy == FailureStrategy.DEAD_LETTER) {
            services.sent(cause, received.deadLetter(failure, metadata));
        } else if (strategy == FailureStrategy.FAIL) {
            channel.stop(testRun(), "the channel had stopped: " + cause.cause() + " failed with " + FailureText.of(failure)
                    + ", and with failure-strategy=fail its connector reads no further message until the application"
                    + " restarts");
        }
    }

    @Override
    public void drop(String reason) {
        end.complete(new End(null, null, reason));
        work.sent();
        work.acknowledged();
    }
}
