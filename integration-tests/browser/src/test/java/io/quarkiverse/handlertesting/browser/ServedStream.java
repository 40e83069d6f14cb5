package io.quarkiverse.handlertesting.browser;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** An address with one answer for each request; the last answer is repeated. Thread-safe. */
final class ServedStream {

    private final String path;
    private final List<Handler<RoutingContext>> answers;
    private final AtomicInteger count = new AtomicInteger();
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();

    ServedStream(String path, List<Handler<RoutingContext>> answers) {
        this.path = path;
        this.answers = answers;
    }

    /**
     * A request that has arrived.
     *
     * @param at the {@link System#nanoTime} of the arrival
     * @param lastEventId {@code null} if the request has no such header
     */
    record Request(long at, String accept, String lastEventId) {
    }

    String path() {
        return path;
    }

    void answer(RoutingContext exchange) {
        requests.add(new Request(System.nanoTime(), exchange.request().getHeader("Accept"),
                exchange.request().getHeader("Last-Event-ID")));
        answers.get(Math.min(count.getAndIncrement(), answers.size() - 1)).handle(exchange);
    }

    /** Waits for the next request that was not awaited yet. */
    Request awaitRequest() throws InterruptedException {
        Request request = requests.poll(10, TimeUnit.SECONDS);
        assertNotNull(request, () -> "no request for " + path);
        return request;
    }

    void expectNoRequest(Duration quiet) throws InterruptedException {
        assertNull(requests.poll(quiet.toMillis(), TimeUnit.MILLISECONDS));
    }
}
