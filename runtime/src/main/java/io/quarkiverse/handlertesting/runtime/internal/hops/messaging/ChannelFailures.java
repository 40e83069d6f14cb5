package io.quarkiverse.handlertesting.runtime.internal.hops.messaging;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.smallrye.reactive.messaging.providers.extension.AbstractEmitter;

/**
 * The exceptions that end consumers and channels. The reason of a nack goes to where the message came from; only there it is
 * known whether code of the application gets it. Called only when something has failed. Lives as long as the application.
 * Thread-safe.
 */
@Singleton
public class ChannelFailures {

    /** The reasons of nacks, and the exceptions of consumers that were recorded. They may end further channels. */
    private final Map<Throwable, Boolean> known = Collections.synchronizedMap(new WeakHashMap<>());

    /** Called with the reason of a nack. */
    public static void nacked(Throwable reason) {
        Beans.find(ChannelFailures.class).ifPresent(failures -> failures.known.put(reason, true));
    }

    /** Called with the exception of a consumer that cannot nack its message. It may return that of a nack. */
    static void consumed(Throwable thrown, MessageWork message) {
        if (!isKnown(thrown)) {
            message.failed(thrown);
            nacked(thrown);
        }
    }

    /**
     * Called with the exception that ends a channel.
     *
     * @param cause {@code null} if it is unknown
     */
    static void ended(Throwable failure, RunningCause cause, String channel) {
        if (cause != null && !isKnown(failure)) {
            cause.failedHere(failure, WorkKind.CHANNEL, channel);
        }
    }

    /** Called when a method gets the exception with its stream. What it passes on ends the next channel. */
    static void taken(Throwable failure, RunningCause cause) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            cause.seen(each);
        }
    }

    private static boolean isKnown(Throwable thrown) {
        ChannelFailures failures = Beans.find(ChannelFailures.class).orElse(null);
        for (Throwable each = thrown; failures != null && each != null; each = each.getCause()) {
            if (failures.known.containsKey(each)) {
                return true;
            }
        }
        return false;
    }

    /** Whether no code gets the reason of a nack of this message. */
    static boolean areLost(Message<?> message) {
        BiFunction<Throwable, Metadata, CompletionStage<Void>> nack = message.getNackWithMetadata();
        return nack == Message.EMPTY_NACK || nack == null && MessageStamp.isPlain(message);
    }

    /**
     * Called with the nack that a copy of a message gets; returns the nack to use in its place. Without this, a copy of a
     * message without a nack would have one that does nothing.
     */
    public static BiFunction<Throwable, Metadata, CompletionStage<Void>> wrapNack(
            BiFunction<Throwable, Metadata, CompletionStage<Void>> nack, Message<?> copied) {
        return areLost(copied) ? Message.EMPTY_NACK : nack;
    }

    /** Called when a sender that does not wait for its message logs the reason of its nack. */
    public static void failureEmittingMessage(Object logger, Object reason) {
        RunningCause cause = ApplicationTestRuns.findCause();
        // An emitter with OnOverflow.DROP drops messages while its channel has no consumer.
        if (cause != null && reason != AbstractEmitter.NO_SUBSCRIBER_EXCEPTION) {
            cause.failedHere((Throwable) reason, WorkKind.CHANNEL, null);
        }
    }
}
