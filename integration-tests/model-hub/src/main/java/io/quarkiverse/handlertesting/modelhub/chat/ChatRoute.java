package io.quarkiverse.handlertesting.modelhub.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** Forwards a chat to a model and the answer to the caller: event by event, if the caller asks for a stream. */
@ApplicationScoped
class ChatRoute {

    private static final long MAX_REQUEST = 1 << 20;

    private final Llm llm;

    ChatRoute(@RestClient Llm llm) {
        this.llm = llm;
    }

    void register(@Observes Router router) {
        router.post("/v1/chat/completions").handler(BodyHandler.create(false).setBodyLimit(MAX_REQUEST)).handler(this::chat);
    }

    private void chat(RoutingContext exchange) {
        String body = exchange.body().asString();
        if (!isChat(body)) {
            ChatErrors.refuse(exchange);
        } else if (new JsonObject(body).getBoolean("stream", false)) {
            ChatStream.of(exchange, llm.stream(body));
        } else {
            llm.complete(body).subscribe().with(
                    answer -> exchange.response().putHeader("Content-Type", "application/json").end(answer),
                    failure -> ChatErrors.answer(exchange, failure));
        }
    }

    private static boolean isChat(String body) {
        try {
            JsonObject chat = new JsonObject(body == null ? "" : body);
            return chat.getJsonArray("messages") != null && !(chat.getValue("stream", false) instanceof String);
        } catch (DecodeException | ClassCastException malformed) {
            return false;
        }
    }
}
