package io.quarkiverse.handlertesting.benchmarks.events;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** The subscribers of a {@link FanOut}, and the threads that they run on. */
final class Subscribers implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Subscriber> all;

    Subscribers(Load load) {
        this.all = Stream.generate(() -> new Subscriber(load.writers(), load.each())).limit(load.subscribers()).toList();
    }

    List<Subscriber> all() {
        return all;
    }

    ExecutorService threads() {
        return threads;
    }

    /** Passes the results of a call to a subscriber until it has seen everything, on a thread of its own. */
    void feed(Subscriber subscriber, Callable<Item> next) {
        threads.execute(() -> {
            try {
                while (!subscriber.isDone()) {
                    subscriber.see(next.call());
                }
            } catch (Throwable failure) {
                subscriber.fail(failure);
            }
        });
    }

    void await() throws Exception {
        for (Subscriber subscriber : all) {
            subscriber.await();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
