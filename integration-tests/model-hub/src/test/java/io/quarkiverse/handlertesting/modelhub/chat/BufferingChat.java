package io.quarkiverse.handlertesting.modelhub.chat;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** A handler that buffers: it sends the answer of the model only when it is complete. A test must detect that. */
@Singleton
class BufferingChat {

    private final Llm llm;

    BufferingChat(@RestClient Llm llm) {
        this.llm = llm;
    }

    void register(@Observes Router router) {
        router.post("/buffering").handler(BodyHandler.create(false)).handler(this::chat);
    }

    private void chat(RoutingContext exchange) {
        llm.stream(exchange.body().asString()).collect().asList().subscribe()
                .with(tokens -> exchange.response().putHeader("Content-Type", "text/event-stream")
                        .end("data: " + String.join("\n\ndata: ", tokens) + "\n\n"), exchange::fail);
    }
}
