package io.quarkiverse.handlertesting.runtime.internal.streams;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * A route that answers with a scripted stream.
 *
 * @param type the media type of the stream
 */
public record ScriptHandler(Script script, String type) implements Handler<RoutingContext> {

    private static final int FAILED = 500;

    @Override
    public void handle(RoutingContext exchange) {
        StreamResponse response = new StreamResponse(exchange);
        if (!script.isOfFrames()) {
            response.progress().inPieces();
        }
        if (!script.failsFirst()) {
            response.begin(type);
        }
        ScriptClock clock = ScriptClock.of(response.context());
        new ScriptPublisher<>(script, ScriptEmission::bytes, clock)
                .subscribe(new ResponseSubscriber(response, () -> exchange.fail(FAILED)));
    }
}
