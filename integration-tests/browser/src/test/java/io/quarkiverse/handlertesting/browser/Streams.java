package io.quarkiverse.handlertesting.browser;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The streams of the application. Each has an address of its own, so that no client of an earlier test reaches it. */
@Singleton
class Streams {

    private static final int NO_CONTENT = 204;

    private final Map<String, ServedStream> streams = new ConcurrentHashMap<>();

    void route(@Observes Router router) {
        router.get("/streams/:number").handler(exchange -> streams.get(exchange.request().path()).answer(exchange));
    }

    /** @param answers one for each request; the last is repeated */
    @SafeVarargs
    final ServedStream serve(Handler<RoutingContext>... answers) {
        ServedStream stream = new ServedStream("/streams/" + streams.size(), List.of(answers));
        streams.put(stream.path(), stream);
        return stream;
    }

    /** The answer that tells a browser not to reconnect. */
    static Handler<RoutingContext> noContent() {
        return exchange -> exchange.response().setStatusCode(NO_CONTENT).end();
    }
}
