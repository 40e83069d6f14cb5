package io.quarkiverse.handlertesting.modelhub.chat;

import java.util.concurrent.Flow;

import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Writes each event of an upstream as soon as it arrives, and requests no more events than the caller reads. */
final class ChatStream implements Flow.Subscriber<String> {

    private final RoutingContext exchange;
    private final HttpServerResponse response;
    private Flow.Subscription upstream;

    private ChatStream(RoutingContext exchange) {
        this.exchange = exchange;
        this.response = exchange.response();
    }

    static void of(RoutingContext exchange, Multi<String> events) {
        events.emitOn(command -> exchange.vertx().getOrCreateContext().runOnContext(now -> command.run()))
                .subscribe(new ChatStream(exchange));
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        upstream = subscription;
        // A caller who has left must not cost more tokens.
        response.closeHandler(left -> upstream.cancel());
        upstream.request(1);
    }

    @Override
    public void onNext(String data) {
        if (response.closed()) {
            return;
        }
        if (!response.headWritten()) {
            response.setChunked(true).putHeader("Content-Type", "text/event-stream").putHeader("Cache-Control", "no-cache");
        }
        response.write("data: " + data + "\n\n");
        if (response.writeQueueFull()) {
            response.drainHandler(drained -> upstream.request(1));
        } else {
            upstream.request(1);
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (response.closed()) {
            return;
        }
        if (response.headWritten()) {
            // A regular end would make a partial answer look complete.
            exchange.request().connection().close();
        } else {
            ChatErrors.answer(exchange, failure);
        }
    }

    @Override
    public void onComplete() {
        if (!response.closed()) {
            response.end();
        }
    }
}
