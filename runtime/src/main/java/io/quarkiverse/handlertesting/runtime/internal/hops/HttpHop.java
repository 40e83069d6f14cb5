package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.List;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.taps.HttpTap;
import io.quarkus.arc.All;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Takes the cause out of a request's header, for all that its exchange leads to. The application does not see the header. */
@Singleton
public class HttpHop {

    private final ApplicationTestRuns runs;
    private final List<HttpTap> taps;

    public HttpHop(ApplicationTestRuns runs, @All List<HttpTap> taps) {
        this.runs = runs;
        this.taps = taps;
    }

    void handle(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        String header = request.getHeader(CauseHeader.NAME);
        if (header == null) {
            go(exchange);
            return;
        }
        request.headers().remove(CauseHeader.NAME);
        RunningCause cause = runs.resolve(header).orElse(null);
        if (cause == null) {
            go(exchange);
        } else {
            begin(cause, exchange);
            runs.currentCause().runHere(cause, () -> go(exchange));
        }
    }

    private void go(RoutingContext exchange) {
        taps.forEach(tap -> tap.requested(exchange));
        exchange.next();
    }

    private static void count(Work work, RoutingContext exchange) {
        exchange.addEndHandler(ended -> work.end());
        // Quarkus replaces the end handler when it answers 413, so listen to the body's end too.
        exchange.addBodyEndHandler(ended -> work.end());
    }

    private static void begin(RunningCause cause, RoutingContext exchange) {
        try {
            HttpServerRequest request = exchange.request();
            String description = request.method() + " " + request.path();
            cause.describe(description);
            // A WebSocket stays open as long as its two ends want: no wait includes it.
            if (!request.headers().contains("Upgrade", "websocket", true)) {
                count(cause.begin(WorkKind.HTTP, description), exchange);
            }
            exchange.response().putHeader(CauseHeader.NAME, cause.header());
        } catch (Throwable thrown) {
            cause.sink().fault(Origin.HTTP, thrown);
        }
    }
}
