package io.quarkiverse.handlertesting.runtime.internal.router;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.story.CauseColumn;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.ClueFinder;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene;
import io.quarkiverse.handlertesting.runtime.internal.taps.HttpTap;
import io.quarkiverse.handlertesting.runtime.internal.text.ThreadPlace;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Records the requests of one client when they reach a router, their responses and their exceptions, and says where a request
 * stands that gets no response. Thread-safe.
 */
final class RouterTap implements ClueFinder {

    private final TestRuns runs;
    /** Forgets a request with its exchange. The data of the exchange would be visible to the handlers. */
    private final Map<HttpServerRequest, RunningCause> causes = Collections.synchronizedMap(new WeakHashMap<>());
    /** The threads on which the requests are handled that have not ended, by their numbers. */
    private final Map<Long, Thread> handling = new ConcurrentHashMap<>();

    RouterTap(TestRuns runs) {
        this.runs = runs;
    }

    /** Adds a route before all others; the caller removes it. */
    Route addTo(Router router) {
        return router.route().order(Integer.MIN_VALUE).handler(this::arrived).failureHandler(this::failed);
    }

    private void arrived(RoutingContext exchange) {
        MultiMap headers = exchange.request().headers();
        runs.resolve(headers.get(CauseHeader.NAME)).ifPresent(cause -> {
            headers.remove(CauseHeader.NAME);
            begin(cause, exchange);
        });
        exchange.next();
    }

    private void begin(RunningCause cause, RoutingContext exchange) {
        try {
            causes.put(exchange.request(), cause);
            handling.put(cause.cause().number(), Thread.currentThread());
            cause.describe(description(exchange));
            HttpTap.record(cause.sink(), exchange);
            exchange.addEndHandler(ended -> handling.remove(cause.cause().number()));
        } catch (Throwable thrown) {
            cause.sink().fault(Origin.HTTP, thrown);
        }
    }

    private static String description(RoutingContext exchange) {
        return exchange.request().method() + " " + exchange.request().path();
    }

    private void failed(RoutingContext exchange) {
        RunningCause cause = causes.get(exchange.request());
        if (cause != null && exchange.failure() != null) {
            if (exchange.response().ended()) {
                cause.failed(exchange.failure(), WorkKind.HANDLER, description(exchange));
            } else {
                cause.answered(exchange.failure(), description(exchange));
            }
        }
        exchange.next();
    }

    @Override
    public List<Clue> find(Scene scene) {
        if (!scene.isSomethingMissing() || scene.request().isEmpty()) {
            return List.of();
        }
        long request = scene.request().getAsLong();
        boolean hasArrived = scene.events().stream().anyMatch(event -> CauseColumn.isOf(event, request));
        // A request that has not arrived may wait for the event loop on which another one is handled.
        Collection<Long> suspects = hasArrived ? List.of(request) : handling.keySet().stream().sorted().toList();
        List<Clue> clues = new ArrayList<>(
                suspects.stream().flatMap(number -> standing(number).stream()).limit(1).toList());
        if (!hasArrived) {
            clues.add(new Clue(Weight.STATE, "r" + request + " has not reached the router."));
        } else if (clues.isEmpty()) {
            clues.add(new Clue(Weight.STATE, "r" + request + " has reached the router, and nothing has ended its response."));
        }
        return clues;
    }

    private Optional<Clue> standing(long request) {
        return Optional.ofNullable(handling.get(request)).flatMap(thread -> ThreadPlace.of(thread)
                .map(place -> new Clue(place.startsWith("waits ") ? Weight.SHOWS : Weight.STATE,
                        thread.getName() + ", which handles r" + request + ", " + place + ".")));
    }
}
