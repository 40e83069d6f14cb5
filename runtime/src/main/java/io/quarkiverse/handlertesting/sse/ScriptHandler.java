package io.quarkiverse.handlertesting.sse;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** A route that answers with a scripted stream. */
record ScriptHandler(ScriptRun run) implements Handler<RoutingContext> {

    private static final int FAILED = 500;

    @Override
    public void handle(RoutingContext exchange) {
        StreamResponse response = new StreamResponse(exchange.request(), exchange.vertx().getOrCreateContext());
        if (!run.failsFirst()) {
            response.begin();
        }
        ScriptClock clock = ScriptClock.of(response.context());
        new ScriptPublisher<>(run, ScriptEmission::bytes, clock)
                .subscribe(new ResponseSubscriber(response, () -> exchange.fail(FAILED)));
    }
}
