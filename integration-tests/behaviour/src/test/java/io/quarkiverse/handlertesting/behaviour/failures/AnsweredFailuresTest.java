package io.quarkiverse.handlertesting.behaviour.failures;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;

/** A response delivers the exception of its handler, whatever its status; an exception after the response reaches nobody. */
@QuarkusTest
class AnsweredFailuresTest {

    @Inject
    Events events;
    @Inject
    HandlerClient client;
    @Inject
    Routes routes;

    @Singleton
    static class Routes {

        private final CompletableFuture<Boolean> left = new CompletableFuture<>();

        void add(@Observes Router router) {
            router.get("/failures/after").handler(exchange -> {
                exchange.response().end();
                throw new Boom("after");
            });
            router.get("/failures/after-blocking").blockingHandler(exchange -> {
                exchange.response().end();
                throw new Boom("after");
            });
            router.get("/failures/left").handler(exchange -> exchange.addEndHandler(ended -> {
                left.complete(exchange.response().closed());
                exchange.fail(new Boom("left"));
            }));
            router.get("/failures/before").handler(exchange -> {
                throw new Boom("before");
            });
            router.get("/failures/handled").handler(exchange -> {
                exchange.response().end();
                throw new Boom("handled");
            }).failureHandler(exchange -> {
                // It gets the exception, and the client has its response.
            });
        }
    }

    /** Endpoints of Quarkus REST. */
    @Path("/failures/rest")
    public static class Endpoints {

        @GET
        @Path("/thrown")
        public String thrown() {
            throw new Boom("thrown");
        }

        @GET
        @Path("/uni")
        public Uni<String> uni() {
            return Uni.createFrom().failure(new Boom("uni"));
        }

        @GET
        @Path("/mapped")
        public String mapped() {
            throw new Mapped();
        }

        @ServerExceptionMapper
        public RestResponse<String> map(Mapped mapped) {
            return RestResponse.accepted("mapped");
        }
    }

    static class Mapped extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @ValueSource(strings = { "after", "after-blocking" })
    void anExceptionAfterTheResponseIsUnseen(String path) {
        client.get("/failures/" + path).send().expectStatus(200);
        assertEquals("after", events.expectFailure(Boom.class).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = { "before", "rest/thrown", "rest/uni" })
    void theClientGetsTheException(String path) {
        client.get("/failures/" + path).send().expectStatus(500);
        events.awaitIdle();
    }

    @Test
    void aMapperGetsTheException() {
        client.get("/failures/rest/mapped").send().expectStatus(202);
        events.awaitIdle();
    }

    @Test
    void aFailureHandlerGetsTheException() {
        client.get("/failures/handled").send().expectStatus(200);
        events.awaitIdle();
    }

    /** It has chosen not to see the result. */
    @Test
    void aClientThatHasLeftMissesNothing() throws Exception {
        assertThrows(HttpAssertionError.class, () -> client.get("/failures/left").within(ofMillis(200)).send());
        assertTrue(routes.left.get(30, TimeUnit.SECONDS));
        events.awaitIdle();
    }
}
