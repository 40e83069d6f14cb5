package io.quarkiverse.handlertesting.runtime.internal.streams;

import java.util.concurrent.Flow;
import java.util.function.Function;

/**
 * A scripted stream. Each subscriber gets it from the beginning.
 *
 * @param item converts a piece to an item
 */
record ScriptPublisher<T>(Script script, Function<ScriptEmission, T> item, ScriptClock clock) implements Flow.Publisher<T> {

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        ScriptSubscription<T> subscription = new ScriptSubscription<>(script.begin(), item, clock, subscriber);
        subscriber.onSubscribe(subscription);
        subscription.begin();
    }
}
