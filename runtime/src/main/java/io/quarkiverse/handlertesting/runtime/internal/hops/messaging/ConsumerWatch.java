package io.quarkiverse.handlertesting.runtime.internal.hops.messaging;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkiverse.handlertesting.runtime.internal.text.Unwrapped;
import io.smallrye.mutiny.Uni;

/** Metadata of a message whose sender wants to know where a method takes it, and how the method fails. */
public final class ConsumerWatch {

    private final MessageWork work;
    private final Runnable begun;
    private final Consumer<Throwable> failed;
    private final Consumer<Throwable> failedLater;

    /**
     * @param work the work of the message. A message that a method makes of it has another one
     * @param begun called on the thread of the method, when it begins
     * @param failed called when the method throws, or its {@code Uni} or stage fails
     * @param failedLater called when a method fails that takes a message which the method has made of this one
     */
    public ConsumerWatch(MessageWork work, Runnable begun, Consumer<Throwable> failed,
            Consumer<Throwable> failedLater) {
        this.work = work;
        this.begun = begun;
        this.failed = failed;
        this.failedLater = failedLater;
    }

    /** The watch of a message; {@code null} if it has none. */
    static ConsumerWatch of(Message<?> message) {
        ConsumerWatch watch = message.getMetadata().get(ConsumerWatch.class).orElse(null);
        return watch == null || watch.work == MessageWork.of(message) ? watch : watch.ofLater();
    }

    /** The watch of a message that a method has made of this one, with its metadata. */
    private ConsumerWatch ofLater() {
        return new ConsumerWatch(null, () -> {
        }, failedLater, failedLater);
    }

    void begun() {
        begun.run();
    }

    void failed(Throwable failure) {
        failed.accept(Unwrapped.ofStage(failure));
    }

    /** Watches the result of a method; returns the result to use in its place. */
    Object watched(Object result) {
        if (result instanceof Uni<?> uni) {
            return uni.onFailure().invoke(this::failed);
        }
        if (result instanceof CompletionStage<?> stage) {
            stage.whenComplete((value, failure) -> {
                if (failure != null) {
                    failed(failure);
                }
            });
        }
        return result;
    }
}
