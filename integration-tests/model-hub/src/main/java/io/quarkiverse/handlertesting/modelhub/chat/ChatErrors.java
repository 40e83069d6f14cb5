package io.quarkiverse.handlertesting.modelhub.chat;

import org.jboss.logging.Logger;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** The errors of a chat, as the caller sees them. */
final class ChatErrors {

    private static final Logger LOG = Logger.getLogger(ChatErrors.class);

    private ChatErrors() {
    }

    static void refuse(RoutingContext exchange) {
        answer(exchange, 400, "validation_error", "a chat must be JSON with messages", "invalid_request_error");
    }

    /** The model failed before its response began. */
    static void answer(RoutingContext exchange, Throwable failure) {
        LOG.debug("The model does not answer", failure);
        answer(exchange, 502, "chat_error-upstream_failed", "the model does not answer", "internal_server_error");
    }

    private static void answer(RoutingContext exchange, int status, String code, String message, String type) {
        exchange.response().setStatusCode(status).putHeader("Content-Type", "application/json").end(JsonObject.of("error",
                JsonObject.of("code", code, "message", message, "type", type)).encode());
    }
}
