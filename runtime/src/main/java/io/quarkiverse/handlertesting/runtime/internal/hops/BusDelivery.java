package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.concurrent.atomic.AtomicInteger;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.taps.ReachedConsumers;

/** A message on its way to its consumers. It is over when the sender has sent it and each consumer has handled it. */
final class BusDelivery {

    private final RunningCause cause;
    private final Work work;
    private final Runnable over;
    private final ReachedConsumers reached;
    /** The consumers that have not handled it yet, and the sender until it has sent the message. */
    private final AtomicInteger awaited = new AtomicInteger(1);

    /** @param reached {@code null} if the message is not recorded */
    BusDelivery(RunningCause cause, String address, ReachedConsumers reached, Runnable over) {
        this.reached = reached;
        this.cause = cause;
        this.work = cause.begin(WorkKind.EVENT_BUS, address);
        this.over = over;
    }

    RunningCause cause() {
        return cause;
    }

    /** {@code null} if the message is not recorded. */
    ReachedConsumers reached() {
        return reached;
    }

    /** Called with the thread that runs a consumer; {@code null} when the consumer has returned. */
    void runOn(Thread thread) {
        work.runOn(thread);
    }

    void awaited(int consumers) {
        if (reached != null) {
            reached.scheduled(consumers);
        }
        awaited.addAndGet(consumers);
    }

    /** Called when a consumer has returned. */
    void returned(long nanos) {
        if (reached != null) {
            reached.returned(nanos);
        }
    }

    void sent() {
        handled();
    }

    void handled() {
        if (awaited.decrementAndGet() == 0) {
            over.run();
            work.end();
        }
    }
}
