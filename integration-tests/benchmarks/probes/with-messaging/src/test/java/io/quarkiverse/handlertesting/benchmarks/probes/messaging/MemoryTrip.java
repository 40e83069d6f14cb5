package io.quarkiverse.handlertesting.benchmarks.probes.messaging;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import io.smallrye.reactive.messaging.memory.InMemorySink;
import io.smallrye.reactive.messaging.memory.InMemorySource;

/** Channels in memory, and one of the usual waits for the answers. */
record MemoryTrip(String name, InMemoryConnector connector, Await await) implements Trip {

    private static final Duration DEADLINE = Duration.ofMinutes(5);

    /** Prepared before the messages are sent. */
    interface Await {
        Ended prepare(InMemorySink<Confirmation> sink, int messages);
    }

    interface Ended {
        void await() throws InterruptedException;
    }

    static MemoryTrip withAwaitility(InMemoryConnector connector) {
        return new MemoryTrip("Awaitility", connector, (sink, messages) -> () -> Awaitility.await().atMost(DEADLINE)
                .until(() -> sink.received().size() >= messages));
    }

    /** The latch is in the application: it opens before the last answer is at the sink. */
    static MemoryTrip withLatch(InMemoryConnector connector, Confirmations application) {
        return new MemoryTrip("latch", connector, (sink, messages) -> {
            CountDownLatch all = application.next(messages);
            return () -> assertTrue(all.await(DEADLINE.toSeconds(), TimeUnit.SECONDS));
        });
    }

    @Override
    public void send(int messages) throws Exception {
        InMemorySource<Order> orders = connector.source("memory-orders");
        InMemorySink<Confirmation> confirmations = connector.sink("memory-confirmations");
        confirmations.clear();
        Ended ended = await.prepare(confirmations, messages);
        for (int i = 0; i < messages; i++) {
            orders.send(new Order(Integer.toString(i), "book"));
        }
        ended.await();
    }
}
