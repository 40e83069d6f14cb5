package io.quarkiverse.handlertesting.behaviour.cause;

import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** An application whose exchanges end in many ways. */
@Singleton
class ExchangeEnds {

    /** The paths below {@code /ends} that answer a request without a body, or cut its connection. */
    static final List<String> PATHS = List.of("reset", "reset-after-head", "closed", "closed-after-head", "cut",
            "throwing-end-handler", "throwing-body-handler", "throwing-body-handler-of-a-stream", "replaced-handlers",
            "replaced-handlers-reset", "file", "missing-file", "rerouted", "failed", "thrown", "late", "rest/sse-fails",
            "rest/sse-fails-later", "rest/text-fails", "rest/text-fails-later", "rest/output-fails", "rest/sink-closed",
            "rest/unknown", "unknown");

    static final String CAUSE = "X-Handler-Testing-Cause";

    private volatile HttpConnection connection;

    void add(@Observes Router router) {
        router.get("/ends/*").handler(exchange -> {
            connection = exchange.request().connection();
            exchange.next();
        });
        router.get("/ends/reset").handler(exchange -> exchange.response().reset());
        router.get("/ends/reset-after-head").handler(exchange -> begun(exchange).reset());
        router.get("/ends/closed").handler(exchange -> exchange.response().close());
        router.get("/ends/closed-after-head").handler(exchange -> begun(exchange).close());
        router.get("/ends/cut").handler(exchange -> exchange.request().connection().close());
        router.get("/ends/throwing-end-handler").handler(exchange -> {
            exchange.addEndHandler(ended -> fail());
            exchange.response().end("end");
        });
        router.get("/ends/throwing-body-handler").handler(exchange -> {
            exchange.addBodyEndHandler(ended -> fail());
            exchange.response().end("end");
        });
        router.get("/ends/throwing-body-handler-of-a-stream").handler(exchange -> {
            exchange.addBodyEndHandler(ended -> fail());
            begun(exchange).end("end");
        });
        router.get("/ends/throwing-head-handler").handler(exchange -> {
            exchange.addHeadersEndHandler(head -> fail());
            exchange.response().end("end");
        });
        router.get("/ends/replaced-handlers").handler(exchange -> replaced(exchange).end("end"));
        router.get("/ends/replaced-handlers-reset").handler(exchange -> replaced(exchange).reset());
        router.get("/ends/file").handler(exchange -> exchange.response().sendFile("pom.xml"));
        router.get("/ends/of-file").handler(exchange -> exchange.response().sendFile(exchange.queryParam("path").get(0)));
        router.get("/ends/missing-file").handler(
                exchange -> exchange.response().sendFile("missing.xml").onFailure(missing -> exchange.fail(404)));
        router.get("/ends/rerouted").handler(exchange -> exchange.reroute("/status/200"));
        router.get("/ends/failed").handler(exchange -> exchange.fail(500));
        router.get("/ends/thrown").handler(exchange -> fail());
        router.get("/ends/late").handler(exchange -> exchange.vertx().setTimer(10, due -> exchange.response().end("end")));
        router.get("/ends/never").handler(exchange -> {
        });
        router.get("/ends/begun").handler(ExchangeEnds::begun);
        router.get("/ends/tunnel").handler(exchange -> exchange.request().toNetSocket());
        // The cause, for requests that the test sends with clients of its own.
        router.get("/ends/cause").handler(exchange -> exchange.response().end(exchange.response().headers().get(CAUSE)));
        router.route("/ends/head").handler(exchange -> exchange.response().end("body"));
        router.post("/ends/body").handler(exchange -> exchange.response().end());
    }

    private static HttpServerResponse begun(RoutingContext exchange) {
        HttpServerResponse response = exchange.response().setChunked(true);
        response.write("begin");
        return response;
    }

    /** A response whose handlers are the application's. */
    private static HttpServerResponse replaced(RoutingContext exchange) {
        return exchange.response().endHandler(ended -> {
        }).bodyEndHandler(ended -> {
        }).closeHandler(closed -> {
        }).exceptionHandler(failed -> {
        });
    }

    private static void fail() {
        throw new IllegalStateException("expected by the test");
    }

    /** Closes the connection of the last request. */
    void closeConnection() {
        HttpConnection last = connection;
        connection = null;
        if (last != null) {
            try {
                last.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    /** Endpoints whose exchanges end in many ways. */
    @Path("/ends/rest")
    public static class Endpoints {

        @Inject
        ExchangeEnds ends;

        @GET
        @Path("sse-fails")
        @Produces(MediaType.SERVER_SENT_EVENTS)
        public Multi<String> eventsFail() {
            return Multi.createFrom().failure(new IllegalStateException("expected by the test"));
        }

        @GET
        @Path("sse-fails-later")
        @Produces(MediaType.SERVER_SENT_EVENTS)
        public Multi<String> eventsFailLater() {
            return Multi.createBy().concatenating().streams(Multi.createFrom().item("one"), eventsFail());
        }

        @GET
        @Path("text-fails")
        @Produces(MediaType.TEXT_PLAIN)
        public Multi<String> textFails() {
            return eventsFail();
        }

        @GET
        @Path("text-fails-later")
        @Produces(MediaType.TEXT_PLAIN)
        public Multi<String> textFailsLater() {
            return eventsFailLater();
        }

        @GET
        @Path("output-fails")
        public StreamingOutput outputFails() {
            return out -> {
                out.write(new byte[100_000]);
                out.flush();
                fail();
            };
        }

        @GET
        @Path("sink-closed")
        @Produces(MediaType.SERVER_SENT_EVENTS)
        public void closeSink(@Context SseEventSink sink, @Context Sse sse) {
            sink.send(sse.newEvent("one")).thenRun(sink::close);
        }

        @GET
        @Path("sink")
        @Produces(MediaType.SERVER_SENT_EVENTS)
        public void keepSinkOpen(@Context SseEventSink sink, @Context Sse sse) {
            sink.send(sse.newEvent("one"));
        }

        @GET
        @Path("sse-endless")
        @Produces(MediaType.SERVER_SENT_EVENTS)
        public Multi<String> endlessEvents() {
            return Multi.createBy().concatenating().streams(Multi.createFrom().item("one"), Multi.createFrom().nothing());
        }

        @GET
        @Path("text-endless")
        @Produces(MediaType.TEXT_PLAIN)
        public Multi<String> endlessText() {
            return endlessEvents();
        }

        @GET
        @Path("never")
        public Uni<String> never() {
            return Uni.createFrom().nothing();
        }

        @GET
        @Path("never-resumed")
        public void neverResumed(@Suspended AsyncResponse response) {
        }

        @POST
        @Path("body")
        public int read(byte[] body) {
            return body.length;
        }
    }
}
