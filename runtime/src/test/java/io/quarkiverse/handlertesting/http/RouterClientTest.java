package io.quarkiverse.handlertesting.http;

import static io.quarkiverse.handlertesting.events.Selectors.all;
import static io.quarkiverse.handlertesting.events.Selectors.answered;
import static io.quarkiverse.handlertesting.events.Selectors.named;
import static io.quarkiverse.handlertesting.events.Selectors.streamed;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.SessionHandler;
import io.vertx.ext.web.sstore.LocalSessionStore;

/** The verbs of a client whose router is alone. */
class RouterClientTest {

    private static Vertx vertx;

    private final Router router = Router.router(vertx);
    private final RouterClient client = HandlerClient.of(vertx, router);

    public record Model(int id, String name) {
    }

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void sendsARequestToARoute() {
        router.get("/models/:id").handler(exchange -> exchange
                .json(new JsonObject().put("id", Integer.parseInt(exchange.pathParam("id"))).put("name", "llama")));
        Model model = client.get("/models/{id}", 7).send().expectStatus(200).expectBody("name", is("llama")).json(Model.class);
        assertEquals(new Model(7, "llama"), model);
    }

    @Test
    void sendsARequestToAHandler() {
        try (RouterClient ofHandler = HandlerClient.of(vertx,
                exchange -> exchange.end(exchange.request().method() + " " + exchange.request().uri()))) {
            assertEquals("PUT /any/path?page=2", ofHandler.put("/any/path").queryParam("page", 2).send().asString());
        }
    }

    @Test
    void sendsBodies() {
        router.post().handler(BodyHandler.create(false))
                .handler(exchange -> exchange.end(exchange.request().getHeader("Content-Type") + " "
                        + (exchange.request().formAttributes().isEmpty() ? exchange.body().asString()
                                : exchange.request().formAttributes().get("name"))));
        assertEquals("application/json {\"id\":7,\"name\":\"llama\"}",
                client.post("/").json(new Model(7, "llama")).send().asString());
        assertEquals("text/plain; charset=UTF-8 llama", client.post("/").body("llama").send().asString());
        assertEquals("application/octet-stream llama", client.post("/")
                .body(Multi.createFrom().items(Buffer.buffer("lla"), Buffer.buffer("ma"))).send().asString());
        assertEquals("application/x-www-form-urlencoded llama",
                client.post("/").formParam("name", "llama").send().asString());
    }

    @Test
    void sendsRequestsWithoutBlocking() {
        router.get("/models").handler(exchange -> exchange.end("[]"));
        assertEquals("[]", client.get("/models").sendAsync().await().atMost(Duration.ofSeconds(20)).asString());
    }

    @Test
    void sendsCredentialsAsAHeader() {
        router.get("/me").handler(exchange -> exchange.end(exchange.request().getHeader("Authorization")));
        assertEquals("Basic YW5uOnNlY3JldA==", client.get("/me").basicAuth("ann", "secret").send().asString());
        assertEquals("Bearer t", client.get("/me").bearerAuth("t").send().asString());
    }

    @Test
    void hasTheAddressOfAHostWithoutAPort() {
        router.get("/me").handler(exchange -> exchange.end(exchange.request().absoluteURI()));
        assertEquals("http://localhost/me?page=1", client.get("/me?page=1").send().asString());
        assertEquals("http://localhost/me", client.get("http://localhost/me").send().asString());
    }

    @Test
    void givesTheHandlersTheHeadersOfTheTestOnly() {
        router.get("/").handler(exchange -> exchange.end(String.join(",", exchange.request().headers().names())));
        assertEquals("Host,X-Own", client.get("/").header("X-Own", "1").send().asString());
        assertEquals(List.of("content-length"), client.get("/").send().headers().stream().map(Map.Entry::getKey).toList());
    }

    @Test
    void hasDefaults() {
        router.get("/").handler(exchange -> exchange.end(exchange.request().getHeader("Accept-Language")));
        RouterClient german = client.header("Accept-Language", "de").within(Duration.ofSeconds(20));
        assertEquals("de", german.get("/").send().asString());
        assertEquals("fr", german.get("/").header("Accept-Language", "fr").send().asString());
        assertSame(client.events(), german.events());
        assertEquals(2, client.events().subscribeFromStart(answered("GET", "/")).take(2).size());
    }

    @Test
    void keepsTheCookiesOfASession() {
        router.route().handler(SessionHandler.create(LocalSessionStore.create(vertx)));
        router.post("/login").handler(exchange -> {
            exchange.session().put("user", "alice");
            exchange.response().addCookie(Cookie.cookie("seen", "1")).setStatusCode(303).putHeader("Location", "/me").end();
        });
        router.get("/me").handler(exchange -> exchange.end("" + exchange.session().<String> get("user")));
        HandlerSession alice = client.sessions().open("alice");
        assertEquals("alice", client.post("/login").as(alice).send().expectStatus(200).asString());
        assertEquals("/me", alice.redirects().get(0).location().getPath());
        assertEquals("alice", client.as(alice).get("/me").send().asString());
        assertEquals("null", client.get("/me").as(client.sessions().open("bob")).send().asString());
        assertEquals("1", alice.cookie("seen").value());
        assertEquals("localhost", alice.cookie("seen").domain());
        assertEquals("x", alice.withCookie("own", "x").cookie("own").value());
    }

    @Test
    void followsARedirectToAnotherServerOfTheTest() {
        HttpServer other = vertx.createHttpServer().requestHandler(request -> request.response().end("other")).listen(0)
                .toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
        router.get("/out").handler(exchange -> exchange.redirect("http://localhost:" + other.actualPort() + "/"));
        assertEquals("other", client.get("/out").as(client.sessions().open()).send().asString());
    }

    @Test
    void readsAnEventStream() {
        router.get("/progress").handler(exchange -> {
            exchange.response().setChunked(true).putHeader("Content-Type", "text/event-stream");
            exchange.response().write("event: pending\ndata: 1\n\n");
            exchange.response().end("event: completed\ndata: 2\n\n");
        });
        var completed = client.events().subscribe(streamed("completed"));
        try (var progress = client.get("/progress").sse()) {
            assertEquals("pending", progress.await().event());
            assertEquals("2", progress.await().data());
            progress.awaitCompletion();
        }
        assertEquals("2", completed.await().data());
    }

    @Test
    void readsAStreamOfJsonLines() {
        router.get("/models").handler(exchange -> {
            exchange.response().setChunked(true).putHeader("Content-Type", "application/x-ndjson");
            exchange.response().write("{\"id\":7,\"name\":\"llama\"}\n");
            exchange.response().end("{\"id\":8,\"name\":\"phi\"}\n");
        });
        try (var models = client.get("/models").ndjson()) {
            assertEquals(new Model(7, "llama"), models.json(Model.class));
            assertEquals(new Model(8, "phi"), models.json(Model.class));
            models.awaitCompletion();
        }
    }

    @Test
    void disconnectsWhenTheTestClosesAStream() {
        router.get("/progress").handler(exchange -> {
            exchange.response().setChunked(true).write("data: 1\n\n");
            exchange.response().closeHandler(left -> vertx.eventBus().publish("left", "now"));
        });
        var left = new CompletableFuture<Object>();
        vertx.eventBus().consumer("left", message -> left.complete(message.body()));
        try (var progress = client.get("/progress").stream()) {
            assertEquals("data: 1\n\n", progress.await().toString(StandardCharsets.UTF_8));
        }
        assertEquals("now", left.orTimeout(20, TimeUnit.SECONDS).join());
    }

    @Test
    void recordsRequestsAndResponses() {
        router.get("/models").handler(exchange -> exchange.response().setStatusCode(204).end());
        var any = client.events().subscribe(all());
        var answers = client.events().subscribe(answered("GET", "/models"));
        client.get("/models?page=2").send();
        assertEquals(204, answers.await().status());
        assertEquals(List.of("GET /models", "GET /models"), any.take(2).stream().map(event -> event.name()).toList());
        assertEquals(2, client.events().subscribeFromStart(named("GET /models")).take(2).size());
        assertEquals(2, client.events().attributed().seen().size());
        assertEquals("GET /models", client.events().seen().get(1).cause().description());
        assertEquals(Stage.ANSWERED, ((HttpExchange) client.events().seen().get(1)
                .payload()).stage());
    }

    @Test
    void recordsTheRequestsOfItsOwnOnly() {
        router.get("/models").handler(exchange -> exchange.end("[]"));
        try (RouterClient other = HandlerClient.of(vertx, router)) {
            client.get("/models").send().expectStatus(200);
            assertEquals(List.of(), other.events().seen());
            other.get("/models").send().expectStatus(200);
            assertEquals(2, other.events().seen().size());
        }
        client.get("/models").send().expectStatus(200);
        assertEquals(4, client.events().seen().size());
    }

    @Test
    void leavesTheRouterAsItWas() {
        router.get("/models").handler(exchange -> exchange.end("[]"));
        router.errorHandler(404, exchange -> exchange.end("none"));
        Router same = Router.router(vertx);
        same.get("/models").handler(exchange -> exchange.end("" + same.getRoutes().size()));
        assertEquals(405, client.post("/models").send().statusCode());
        assertEquals("none", client.get("/none").send().asString());
        RouterClient ofSame = HandlerClient.of(vertx, same);
        assertEquals("2", ofSame.get("/models").send().asString());
        ofSame.close();
        assertEquals(1, same.getRoutes().size());
    }
}
