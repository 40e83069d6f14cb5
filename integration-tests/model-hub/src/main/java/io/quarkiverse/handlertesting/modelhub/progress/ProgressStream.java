package io.quarkiverse.handlertesting.modelhub.progress;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** The events of one pull for one client. It runs on the context of the request. */
final class ProgressStream {

    private final Vertx vertx;
    private final HttpServerResponse response;
    private final String id;
    private final long timer;
    private final List<MessageConsumer<String>> consumers;
    private int sent;

    ProgressStream(RoutingContext exchange, String id, Duration heartbeat) {
        this.vertx = exchange.vertx();
        this.response = exchange.response();
        this.id = id;
        this.timer = vertx.setPeriodic(heartbeat.toMillis(), now -> response.write(": heartbeat\n"));
        this.consumers = Stream.of("completed", "failed").map(this::consumer).toList();
        response.closeHandler(left -> stop());
        response.exceptionHandler(left -> stop());
    }

    private MessageConsumer<String> consumer(String event) {
        return vertx.eventBus().consumer("downloads." + event, message -> {
            if (message.body().equals(id)) {
                end(event);
            }
        });
    }

    void begin() {
        response.setChunked(true).putHeader("Content-Type", "text/event-stream").putHeader("Cache-Control", "no-cache");
        send("pending");
    }

    /** Reports how the pull ended, once. */
    void end(String event) {
        if (!response.ended() && !response.closed()) {
            stop();
            send(event);
            response.end();
        }
    }

    private void send(String event) {
        response.write("event: " + event + "\nid: " + ++sent + "\ndata: {\"id\":\"" + id + "\"}\n\n");
    }

    private void stop() {
        vertx.cancelTimer(timer);
        consumers.forEach(MessageConsumer::unregister);
    }
}
