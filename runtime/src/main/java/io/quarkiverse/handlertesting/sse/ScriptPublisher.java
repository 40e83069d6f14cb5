package io.quarkiverse.handlertesting.sse;

import java.util.concurrent.Flow;
import java.util.function.Function;

/**
 * A scripted stream. Each subscriber gets it from the beginning.
 *
 * @param item converts a piece to an item
 */
record ScriptPublisher<T>(ScriptRun run, Function<ScriptEmission, T> item, ScriptClock clock) implements Flow.Publisher<T> {

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        ScriptSubscription<T> subscription = new ScriptSubscription<>(run.begin(), item, clock, subscriber);
        subscriber.onSubscribe(subscription);
        subscription.begin();
    }
}
