package io.quarkiverse.handlertesting.benchmarks.events;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A test's own solution: a queue for each subscriber, which takes one item after the other. */
final class QueueFanOut implements FanOut {

    private final List<BlockingQueue<Item>> queues = new ArrayList<>();
    private final Subscribers subscribers;

    QueueFanOut(Load load) {
        subscribers = new Subscribers(load);
        for (Subscriber subscriber : subscribers.all()) {
            BlockingQueue<Item> queue = new LinkedBlockingQueue<>();
            queues.add(queue);
            subscribers.feed(subscriber, queue::take);
        }
    }

    @Override
    public void record(Item item) {
        for (BlockingQueue<Item> queue : queues) {
            queue.add(item);
        }
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
