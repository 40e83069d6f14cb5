package io.quarkiverse.handlertesting.runtime.internal.taps;

import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.application.ThreadValue;
import io.quarkiverse.handlertesting.runtime.internal.text.Receiver;

/** The observer or the consumer that a thread runs now, for the taps that record what it sends. No stack is walked. */
@Singleton
public class RunningReceiver {

    private final ApplicationTestRuns runs;
    private final ThreadValue<Receiver> ofThread = new ThreadValue<>();

    public RunningReceiver(ApplicationTestRuns runs) {
        this.runs = runs;
    }

    /** Called by ArC, whose classes are changed for the tests, in place of the method of {@link ObserverMethod}. */
    @SuppressWarnings({ "unchecked", "rawtypes" })
    public static void notify(ObserverMethod observer, EventContext event) {
        // The tap runs first, and sends nothing.
        RunningReceiver running = observer.getBeanClass() == CdiTap.class ? null
                : Beans.find(RunningReceiver.class).filter(bean -> bean.runs.isAnyRunning()).orElse(null);
        if (running == null) {
            observer.notify(event);
        } else {
            running.during(new Receiver(() -> UnheardEvents.name(observer), event.getEvent()), () -> observer.notify(event));
        }
    }

    /** Runs a consumer of the event bus. */
    public void consuming(ReachedConsumers message, Runnable consumer) {
        if (message == null) {
            consumer.run();
        } else {
            during(new Receiver(message::name, message), consumer);
        }
    }

    private void during(Receiver receiver, Runnable task) {
        ofThread.during(receiver, () -> {
            task.run();
            return null;
        });
    }

    /** {@code null} if this thread runs none, or if it is unknown. */
    Receiver now() {
        return ofThread.get();
    }
}
