package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.taps.HttpTap;
import io.quarkus.arc.All;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Takes the cause out of a request's header, for all that its exchange leads to. The application does not see the header. */
@Singleton
public class HttpHop {

    private final ApplicationTestRuns runs;
    private final List<HttpTap> taps;
    private final AtomicLong lastNumber = new AtomicLong();
    /** The exchanges that have not been routed, by their number. */
    private final Map<String, ServerExchange> arrived = new ConcurrentHashMap<>();

    public HttpHop(ApplicationTestRuns runs, @All List<HttpTap> taps) {
        this.runs = runs;
        this.taps = taps;
    }

    /**
     * Called when a server of Vert.x has got a request, before it is routed. Adds the number of the exchange to the headers, by
     * which {@link #handle} finds it again.
     *
     * @return {@code null} if the request has no cause
     */
    ServerExchange arrived(MultiMap headers) {
        if (runs.resolve(headers.get(CauseHeader.NAME)).isEmpty()) {
            return null;
        }
        String number = Long.toString(lastNumber.incrementAndGet());
        ServerExchange exchange = new ServerExchange(() -> arrived.remove(number));
        arrived.put(number, exchange);
        headers.set(CauseHeader.EXCHANGE, number);
        return exchange;
    }

    void handle(RoutingContext exchange) {
        MultiMap headers = exchange.request().headers();
        String header = headers.get(CauseHeader.NAME);
        if (header == null) {
            go(exchange, null);
            return;
        }
        String number = headers.get(CauseHeader.EXCHANGE);
        headers.remove(CauseHeader.NAME).remove(CauseHeader.EXCHANGE);
        RunningCause cause = runs.resolve(header).orElse(null);
        if (cause == null) {
            go(exchange, null);
            return;
        }
        ServerExchange known = number == null ? null : arrived.remove(number);
        begin(cause, known, exchange);
        runs.currentCause().runHere(cause, () -> go(exchange, known));
    }

    /**
     * @param known {@code null} if the request has no cause, or if its connection is gone already
     */
    private void go(RoutingContext exchange, ServerExchange known) {
        List<Runnable> recorded = taps.stream().map(tap -> tap.requested(exchange)).toList();
        if (known != null) {
            known.whenOver(recorded);
        }
        exchange.next();
    }

    private static void begin(RunningCause cause, ServerExchange known, RoutingContext exchange) {
        try {
            HttpServerRequest request = exchange.request();
            String description = request.method() + " " + request.path();
            cause.describe(description);
            if (known != null) {
                known.route(cause.begin(WorkKind.HTTP, description), Vertx.currentContext(), exchange.response());
                // Vert.x does not report the handshake of a tunnel as an end, nor the end of a response if one of its handlers
                // throws. The handler that is added last runs first: ours runs before one of the application that throws.
                exchange.addHeadersEndHandler(head -> {
                    if (isTunnel(request)) {
                        known.end();
                    } else {
                        exchange.addBodyEndHandler(ended -> known.end());
                    }
                });
            }
            exchange.response().putHeader(CauseHeader.NAME, cause.header());
        } catch (Throwable thrown) {
            cause.sink().fault(Origin.HTTP, thrown);
        }
    }

    /** Whether the connection carries something else than HTTP after the head of the response. No wait includes that. */
    private static boolean isTunnel(HttpServerRequest request) {
        int status = request.response().getStatusCode();
        return status == 101 || request.method() == HttpMethod.CONNECT && status < 300;
    }
}
