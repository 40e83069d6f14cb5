package io.quarkiverse.handlertesting.behaviour.sse;

import static java.time.Duration.ofMillis;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import io.quarkiverse.handlertesting.sse.SseFrame;
import io.quarkiverse.handlertesting.sse.SseLive;
import io.quarkiverse.handlertesting.sse.SseScript;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.vertx.ext.web.Router;

/** An application with streams that follow a script, or that the test writes. */
@Path("/streams")
@Singleton
public class Streams {

    /** Frames of each kind: an event with type and id, events without, a comment, and a reconnection time. */
    static final SseScript SCRIPT = SseScript.of("one").frame(SseFrame.event("token", " two\nlines").withId("7"))
            .comment("heartbeat").retry(ofMillis(10)).done("[DONE]");
    static final int LARGE = 100_000;
    static final int MANY = 10_000;

    final SseLive live = SseLive.create();
    final BroadcastProcessor<String> hot = BroadcastProcessor.create();

    void register(@Observes Router router) {
        router.get("/script").handler(SCRIPT.every(ofMillis(1)).handler());
        router.get("/split").handler(SCRIPT.splitAt(3, 9, 20, 33).handler());
        // tag::live[]
        router.route("/live").handler(live.handler());
        // end::live[]
        router.get("/cut-frame").handler(SseScript.of("one").cut().handler());
        router.get("/fails").handler(SseScript.empty().fail().handler());
        router.get("/stalls").handler(SseScript.of("one").comment("heartbeat").stall().handler());
        router.get("/gigabyte").handler(SseScript.of("x".repeat(LARGE)).repeat(MANY).handler());
        router.get("/endless-events").handler(SseScript.of("x".repeat(LARGE)).repeat(Long.MAX_VALUE).handler());
    }

    @GET
    @Path("hot")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<String> hot() {
        return hot;
    }

    // tag::resource[]
    @GET
    @Path("script")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> script(@Context Sse sse) {
        return SCRIPT.events(sse);
    }
    // end::resource[]
}
