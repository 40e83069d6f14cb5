package io.quarkiverse.handlertesting.behaviour.ndjson;

import static java.time.Duration.ofMillis;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import org.jboss.resteasy.reactive.common.util.RestMediaType;

import io.quarkiverse.handlertesting.ndjson.NdjsonLive;
import io.quarkiverse.handlertesting.ndjson.NdjsonScript;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.Router;

/** An application with streams of JSON lines that follow a script, or that the test writes. */
@Path("/lines")
@Singleton
public class Lines {

    private static final NdjsonScript SCRIPT = NdjsonScript.of("{\"n\":\"é😀\"}", "[2]").raw("\r\n\n3");

    final NdjsonLive live = NdjsonLive.create();

    void register(@Observes Router router) {
        router.get("/lines-script").handler(SCRIPT.every(ofMillis(1)).handler());
        router.get("/lines-split").handler(SCRIPT.splitAt(3, 7, 9, 14, 18, 20).handler());
        router.route("/lines-live").handler(live.handler());
        router.get("/lines-cut").handler(NdjsonScript.of(1).cut().handler());
        router.get("/lines-malformed").handler(NdjsonScript.of(1).raw("\n{oops\n").stall().handler());
    }

    @GET
    @Produces(RestMediaType.APPLICATION_STREAM_JSON)
    public Multi<String> numbers() {
        return Multi.createFrom().items("1", "2", "3");
    }
}
