package io.quarkiverse.handlertesting.runtime.internal.hops.messaging;

import java.util.concurrent.atomic.AtomicBoolean;

import io.quarkiverse.handlertesting.runtime.internal.text.Unwrapped;

/** A message that a consumer has taken, until the consumer has ended. Thread-safe. */
final class TakenMessage {

    private final MessageWork work;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean endsChannel;
    private volatile Runnable whenEnded = () -> {
    };

    TakenMessage(MessageWork work) {
        this.work = work;
    }

    /** Sets what to do when the consumer has ended, before other code knows this message. */
    void whenEnded(Runnable action) {
        whenEnded = action;
    }

    /** Called if the message is not nacked when the consumer fails, before other code knows this message. */
    void endsChannelWhenFailed() {
        endsChannel = true;
    }

    /** Called with the exception that ends the consumer, before it has ended. */
    void failed(Throwable failure) {
        Throwable thrown = Unwrapped.ofStage(failure);
        if (endsChannel) {
            ChannelFailures.consumed(thrown, work);
        } else {
            ChannelFailures.nacked(thrown);
        }
    }

    /** Called when the consumer has ended. Only the first call counts. */
    void ended() {
        if (ended.compareAndSet(false, true)) {
            whenEnded.run();
            work.release();
        }
    }
}
