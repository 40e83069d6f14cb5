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

/** An address with an answer for each of its requests; the last one is for all that come after it. Thread-safe. */
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
     * A request that has come.
     *
     * @param at {@link System#nanoTime}
     * @param lastEventId {@code null} if it has none
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

    /** The next one, of those that nobody has awaited. */
    Request awaitRequest() throws InterruptedException {
        Request request = requests.poll(10, TimeUnit.SECONDS);
        assertNotNull(request, () -> "no request for " + path);
        return request;
    }

    void expectNoRequest(Duration quiet) throws InterruptedException {
        assertNull(requests.poll(quiet.toMillis(), TimeUnit.MILLISECONDS));
    }
}
