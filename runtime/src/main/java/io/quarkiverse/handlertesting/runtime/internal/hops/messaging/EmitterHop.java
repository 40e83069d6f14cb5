package io.quarkiverse.handlertesting.runtime.internal.hops.messaging;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow.Strategy;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.hops.jdk.AskedPromise;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.smallrye.reactive.messaging.MediatorConfiguration;
import io.smallrye.reactive.messaging.MediatorConfiguration.Production;
import io.smallrye.reactive.messaging.providers.PublisherMediator;
import io.smallrye.reactive.messaging.providers.extension.AbstractEmitter;

/**
 * Called by the sources of messages whose emissions no decorator sees in time; their classes are changed for the tests. An
 * emitter keeps messages until they are requested, which other code does, with another cause.
 */
public final class EmitterHop {

    private EmitterHop() {
    }

    /**
     * Called in place of the method of {@link MultiEmitter} with the same name.
     *
     * @param overflow {@code null} for the default
     */
    @SuppressWarnings({ "unchecked", "rawtypes" })
    public static MultiEmitter<?> emit(MultiEmitter emitter, Object emitted, String channel, Strategy overflow) {
        ApplicationTestRuns runs = ApplicationTestRuns.find();
        ChannelConsumers consumers = Beans.find(ChannelConsumers.class).orElse(null);
        if (runs == null || consumers == null || !(emitted instanceof Message<?> message)) {
            return emitter.emit(emitted);
        }
        CurrentCause current = runs.currentCause();
        RunningCause cause = MessageStamp.cause(message, current);
        if (cause == null || !MessageStamp.isPlain(message)) {
            return emitter.emit(emitted);
        }
        List<String> channels = List.of(channel);
        MessageWork work = MessageWork.begin(cause, channels);
        Set<MessageWork> waiting = consumers.waitingIn(emitter);
        boolean unrequested = emitter.requested() == 0;
        try {
            if (unrequested && overflow == Strategy.LATEST) {
                waiting.forEach(MessageWork::lost);
            }
            work.waitIn(waiting);
            consumers.expect(work, channels);
            emitter.emit(MessageStamp.with(message, work, current));
            if (unrequested && overflow == Strategy.DROP && !work.hasLeft(waiting)) {
                work.lost();
            }
        } catch (Throwable refused) {
            work.lost();
            throw refused;
        } finally {
            work.sent();
        }
        return emitter;
    }

    /** Called in place of the constructor of the future that an emitter returns for a payload. */
    public static CompletableFuture<Void> promise() {
        return new Promise();
    }

    private static final class Promise extends AskedPromise<Void> {

        /** An emitter with {@code OnOverflow.DROP} drops payloads while its channel has no consumer. */
        @Override
        public boolean completeExceptionally(Throwable failure) {
            return failure == AbstractEmitter.NO_SUBSCRIBER_EXCEPTION ? completeUnasked(failure)
                    : super.completeExceptionally(failure);
        }
    }

    /**
     * Called with the messages of a method that takes none; returns what to use in their place. Decorators do not see a
     * stream of messages.
     */
    public static Multi<?> streamed(Multi<?> messages, Object mediator) {
        MediatorConfiguration method = ((PublisherMediator) mediator).getConfiguration();
        return method.production() != Production.STREAM_OF_MESSAGE ? messages
                : Beans.find(ChannelPublishers.class).<Multi<?>> map(publishers -> publishers.emitted(messages,
                        method.getOutgoings())).orElse(messages);
    }
}
