package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.quarkiverse.handlertesting.runtime.internal.transport.Exchange;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingRequest;
import io.quarkiverse.handlertesting.runtime.internal.transport.ResponseReceiver;
import io.quarkiverse.handlertesting.runtime.internal.transport.Transport;

/** A transport to an application played by the test. It records the requests, and answers on a thread of its own. */
final class FakeTransport implements Transport {

    /** At most one thread, which ends when it is idle, so that it needs no closing. */
    private final ThreadPoolExecutor loop = new ThreadPoolExecutor(0, 1, 100, TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(), work -> {
                Thread thread = new Thread(work, "fake-event-loop");
                thread.setDaemon(true);
                return thread;
            });
    private final Queue<Consumer<FakeExchange>> answers = new ConcurrentLinkedQueue<>();
    private final LinkedBlockingQueue<FakeExchange> arrived = new LinkedBlockingQueue<>();
    private final List<FakeExchange> all = new CopyOnWriteArrayList<>();
    private volatile RuntimeException refusal;

    /** Sets the answer to the next request without one; called on the thread of this transport. */
    FakeTransport answer(Consumer<FakeExchange> answer) {
        answers.add(answer);
        return this;
    }

    /** Refuses to send from now on. */
    void refuse(RuntimeException with) {
        refusal = with;
    }

    /** The requests in order; waits for them. */
    FakeExchange next() throws InterruptedException {
        FakeExchange next = arrived.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("Nothing was sent.");
        }
        return next;
    }

    List<FakeExchange> all() {
        return all;
    }

    @Override
    public Exchange send(OutgoingRequest request, long chunks, ResponseReceiver receiver) {
        if (refusal != null) {
            throw refusal;
        }
        FakeExchange exchange = new FakeExchange(request, chunks, receiver, loop);
        all.add(exchange);
        arrived.add(exchange);
        Consumer<FakeExchange> answer = answers.poll();
        if (answer != null) {
            loop.execute(() -> answer.accept(exchange));
        }
        return exchange;
    }

    @Override
    public void close() {
        all.forEach(FakeExchange::abort);
    }
}
