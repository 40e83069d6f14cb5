package io.quarkiverse.handlertesting.benchmarks.events;

import java.util.concurrent.Flow;

import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;

/** A test's own solution with Mutiny: a hot stream that any thread may feed, buffered for each subscriber. */
final class BroadcastFanOut implements FanOut {

    private final Flow.Processor<Item, Item> input;
    private final Subscribers subscribers;

    BroadcastFanOut(Load load) {
        BroadcastProcessor<Item> processor = BroadcastProcessor.create();
        // Several threads feed the processor at the same time, which only a serialized one allows.
        input = processor.serialized();
        subscribers = new Subscribers(load);
        for (Subscriber subscriber : subscribers.all()) {
            processor.onOverflow().bufferUnconditionally().emitOn(subscribers.threads()).subscribe()
                    .with(subscriber::see, subscriber::fail);
        }
    }

    @Override
    public void record(Item item) {
        input.onNext(item);
    }

    @Override
    public void awaitSubscribers() throws Exception {
        subscribers.await();
    }

    @Override
    public void close() {
        subscribers.close();
    }
}
