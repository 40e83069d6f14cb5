package io.quarkiverse.handlertesting.benchmarks.client;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.RouterClient;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.WebClient;

/** A test of one handler without Quarkus, from its new router to its closed client. The peers need a port. */
enum LoneHandler {

    OURS("HandlerClient") {
        @Override
        void test(Vertx vertx) {
            try (RouterClient client = HandlerClient.of(vertx, router(vertx))) {
                client.get("/models/{id}", 7).send().expectStatus(200).expectBody("name", is("llama"));
            }
        }
    },
    WEB_CLIENT("Vert.x WebClient") {
        @Override
        void test(Vertx vertx) throws Exception {
            HttpServer server = server(vertx);
            WebClient client = WebClient.create(vertx);
            var response = await(client.get(server.actualPort(), "localhost", "/models/7").send().toCompletionStage());
            check(response.statusCode() == 200 && response.bodyAsJsonObject().getString("name").equals("llama"));
            client.close();
            await(server.close().toCompletionStage());
        }
    },
    REST_ASSURED("RestAssured") {
        @Override
        void test(Vertx vertx) throws Exception {
            HttpServer server = server(vertx);
            given().port(server.actualPort()).get("/models/{id}", 7).then().statusCode(200).body("name", is("llama"));
            await(server.close().toCompletionStage());
        }
    };

    private final String title;

    LoneHandler(String title) {
        this.title = title;
    }

    abstract void test(Vertx vertx) throws Exception;

    /** The name in the report. */
    String title() {
        return title;
    }

    private static Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.get("/models/:id").handler(exchange -> exchange
                .json(JsonObject.of("id", Integer.parseInt(exchange.pathParam("id")), "name", "llama")));
        return router;
    }

    private static HttpServer server(Vertx vertx) throws Exception {
        return await(vertx.createHttpServer().requestHandler(router(vertx)).listen(0, "localhost").toCompletionStage());
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static void check(boolean isRight) {
        if (!isRight) {
            throw new AssertionError("The response is wrong");
        }
    }
}
