package io.quarkiverse.handlertesting.runtime.internal.hops.messaging;

import org.eclipse.microprofile.reactive.messaging.Message;

/** Metadata of a message whose sender wants to know where a method takes it. */
public final class ConsumerWatch {

    private final Runnable begun;

    /** @param begun called on the thread of the method, when it begins */
    public ConsumerWatch(Runnable begun) {
        this.begun = begun;
    }

    /** The watch of a message; {@code null} if it has none. */
    static ConsumerWatch of(Message<?> message) {
        return message.getMetadata().get(ConsumerWatch.class).orElse(null);
    }

    void begun() {
        begun.run();
    }
}
