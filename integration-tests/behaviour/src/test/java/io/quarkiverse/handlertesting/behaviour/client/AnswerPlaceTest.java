package io.quarkiverse.handlertesting.behaviour.client;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.ResponseStream;
import io.quarkiverse.handlertesting.sse.SseSubscription;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** A failure about a status or an empty body names the line of the application that answered the request. */
@QuarkusTest
class AnswerPlaceTest {

    @Inject
    HandlerClient client;

    /** Payments that are answered otherwise than the test expects. */
    @Path("/answer-places")
    public static class Payments {

        @GET
        @Path("/empty")
        public Response empty() {
            return Response.ok().build();
        }

        @GET
        @Path("/taken")
        public Response taken() {
            return Response.status(409).entity("taken").build();
        }

        @GET
        @Path("/rest-response")
        public RestResponse<String> restResponse() {
            return RestResponse.status(RestResponse.Status.ACCEPTED, "later");
        }

        @GET
        @Path("/rest-builder")
        public RestResponse<String> restBuilder() {
            return RestResponse.ResponseBuilder.<String> create(404).build();
        }

        @GET
        @Path("/thrown")
        public String thrown() {
            throw new IllegalStateException("broken");
        }
    }

    /** Streams that end too early. */
    @Path("/answer-places/streams")
    public static class Streams {

        @GET
        @Path("/emitter")
        @Produces(MediaType.SERVER_SENT_EVENTS)
        public Multi<String> emitter() {
            return Multi.createFrom().emitter(emitter -> {
                emitter.emit("one");
                emitter.complete();
            });
        }

        @GET
        @Path("/processor")
        @Produces(MediaType.SERVER_SENT_EVENTS)
        public Multi<String> processor() {
            UnicastProcessor<String> processor = UnicastProcessor.create();
            processor.onNext("one");
            processor.onComplete();
            return processor;
        }

        /** Quarkus REST writes the head after the method has returned, and fails if the response has ended by then. */
        @GET
        @NonBlocking
        @Path("/sink")
        @Produces(MediaType.SERVER_SENT_EVENTS)
        public void sink(@Context SseEventSink sink, @Context Sse sse) {
            Vertx.currentContext().runOnContext(later -> sink.send(sse.newEvent("one")).thenRun(sink::close));
        }
    }

    /** Routes that answer in each of the ways that Vert.x has. */
    @Singleton
    static class Routes {

        private static final Map<String, Handler<RoutingContext>> ALL = Map.of(
                "end", exchange -> exchange.response().setStatusCode(409).end("taken"),
                "stream", exchange -> {
                    exchange.response().putHeader("Content-Type", "text/event-stream").setChunked(true)
                            .write("data: one\n\n");
                    exchange.response().end();
                },
                "no-body", exchange -> exchange.response().end(),
                "context", exchange -> exchange.end("late"),
                "json", exchange -> exchange.json(List.of(1)),
                "reference", exchange -> Tasks.run(exchange.response()::end),
                "failed", exchange -> marked(exchange).fail(418));

        void add(@Observes Router router) {
            ALL.forEach((name, handler) -> router.get("/answer-places/routes/" + name).handler(handler));
            router.get("/answer-places/routes/failed").failureHandler(exchange -> exchange.response()
                    .setStatusCode(exchange.statusCode()).end("failed"));
        }

        /** Answers with the line of its caller as a header. */
        private static RoutingContext marked(RoutingContext exchange) {
            int line = StackWalker.getInstance().walk(frames -> frames.skip(1).findFirst().orElseThrow().getLineNumber());
            exchange.response().putHeader("X-Line", Integer.toString(line));
            return exchange;
        }
    }

    private interface Tasks {

        static void run(Runnable task) {
            task.run();
        }
    }

    private static String lines(int count, Executable expectation) {
        return String.join("\n", assertThrows(HttpAssertionError.class, expectation).getMessage()
                .replaceAll("(Test\\.java):\\d+", "$1:N").lines().limit(count).toList());
    }

    private static String clue(Executable expectation) {
        return lines(2, expectation).split("\n")[1];
    }

    private String unexpectedStatus(String path) {
        return clue(() -> client.get("/answer-places" + path).send().expectStatus(201));
    }

    // tag::empty[]
    @Test
    void anEmptyBodyWasBuilt() {
        assertEquals("""
                Expected a JSON body with id, but it is empty:
                r1's response was built at AnswerPlaceTest.java:N with status 200 and no entity.
                  > GET /answer-places/empty""",
                lines(3, () -> client.get("/answer-places/empty").send().expectStatus(200).path("id")));
    }
    // end::empty[]

    @Test
    void eachExpectationOfABodyNamesTheLineThatBuiltItEmpty() {
        String clue = "r1's response was built at AnswerPlaceTest.java:N with status 200 and no entity.";
        assertEquals(clue, clue(() -> client.get("/answer-places/empty").send().json(Map.class)));
        assertEquals(clue.replace("r1", "r2"),
                clue(() -> client.get("/answer-places/empty").send().expectBody(containsString("id"))));
        assertEquals("r3 was answered with 200 and no body at AnswerPlaceTest.java:N.",
                clue(() -> client.get("/answer-places/routes/no-body").send().path("id")));
    }

    @Test
    void aStatusWasBuilt() {
        assertEquals("r1's 409 was built at AnswerPlaceTest.java:N.", unexpectedStatus("/taken"));
        assertEquals("r2's 202 was built at AnswerPlaceTest.java:N.", unexpectedStatus("/rest-response"));
        assertEquals("r3's 404 was built at AnswerPlaceTest.java:N.", unexpectedStatus("/rest-builder"));
        assertEquals("r4's 409 was built at AnswerPlaceTest.java:N.",
                clue(() -> client.get("/answer-places/taken").send().expectStatus(lessThan(300))));
        assertEquals("r5's 409 was built at AnswerPlaceTest.java:N.",
                clue(() -> client.get("/answer-places/taken").send().expectError(400, "missing")));
        try (ResponseStream streamed = client.get("/answer-places/taken").stream()) {
            assertEquals("r6's 409 was built at AnswerPlaceTest.java:N.", clue(() -> streamed.expectStatus(200)));
        }
    }

    @Test
    void aRouteAnswered() {
        assertEquals("r1 was answered with 409 at AnswerPlaceTest.java:N.", unexpectedStatus("/routes/end"));
        assertEquals("r2 was answered with 200 at AnswerPlaceTest.java:N.", unexpectedStatus("/routes/context"));
        assertEquals("r3 was answered with 200 at AnswerPlaceTest.java:N.", unexpectedStatus("/routes/json"));
        assertEquals("r4 was answered with 200 at AnswerPlaceTest.java:N, called by"
                + " AnswerPlaceTest.Routes.static(AnswerPlaceTest.java:N).", unexpectedStatus("/routes/reference"));
    }

    @Test
    void theCallThatFailsARequestComesBeforeItsFailureHandler() {
        HandlerResponse failed = client.get("/answer-places/routes/failed").send();
        HttpAssertionError unexpected = assertThrows(HttpAssertionError.class, () -> failed.expectStatus(201));
        assertEquals("r1 was answered with 418 at AnswerPlaceTest.java:" + failed.header("X-Line") + ".",
                unexpected.getMessage().lines().toList().get(1));
    }

    private String ended(String path) {
        SseSubscription events = client.get("/answer-places" + path).sse();
        assertEquals("one", events.await().data());
        return lines(2, events::await);
    }

    @Test
    void aStreamWasEnded() {
        assertEquals("""
                Expected an event, but the stream has ended:
                r1's response was ended at AnswerPlaceTest.java:N.""", ended("/routes/stream"));
        assertEquals("""
                Expected an event, but the stream has ended:
                r2's response was ended at AnswerPlaceTest.java:N.""", ended("/streams/emitter"));
        assertEquals("""
                Expected an event, but the stream has ended:
                A stream of r3 was completed at AnswerPlaceTest.java:N.""", ended("/streams/processor"));
        assertEquals("""
                Expected an event, but the stream has ended:
                r4's response was ended at AnswerPlaceTest.java:N.""", ended("/streams/sink"));
        assertEquals("""
                Expected an event stream, but the response has no type, and has ended without a body:
                r5's response was ended at AnswerPlaceTest.java:N, before anything was written.""",
                lines(2, () -> client.get("/answer-places/routes/no-body").sse().await()));
        assertEquals("r6's response was ended at AnswerPlaceTest.java:N.",
                clue(() -> client.get("/answer-places/routes/stream").sse().awaitFailure()));
        assertEquals("r7's response was ended at AnswerPlaceTest.java:N.",
                clue(() -> client.get("/answer-places/routes/stream").stream().awaitCount(2)));
    }

    @Test
    void anExceptionSaysMore() {
        assertEquals("r1 GET /answer-places/thrown ended with IllegalStateException at AnswerPlaceTest.java:N: broken",
                unexpectedStatus("/thrown"));
    }

    @Test
    void anotherFailureOfTheResponseHasNoLine() {
        assertEquals("  > GET /answer-places/taken",
                clue(() -> client.get("/answer-places/taken").send().expectHeader("ETag", "1")));
        assertEquals("  > GET /answer-places/taken",
                clue(() -> client.get("/answer-places/taken").send().expectBody(containsString("id"))));
    }
}
