package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerRequest;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

/** A value that cannot be sent is refused at once, with a message that tells how to correct it. */
class RefusedRequestsTest {

    private final FakeApplication application = new FakeApplication();
    private final HandlerClient client = application.client;

    @Test
    void refusesAMethodThatIsNotAToken() {
        assertEquals("Invalid HTTP method: \"\".", refused(() -> client.request("", "/")));
        assertEquals("Invalid HTTP method: \"GET /\".", refused(() -> client.request("GET /", "/")));
        assertEquals("Invalid HTTP method: \"GET\\u000d\\u000a\".", refused(() -> client.request("GET\r\n", "/")));
    }

    @Test
    void refusesAPathToAnotherHost() {
        assertEquals("The path \"http://example.org/a\" names a host other than the application's,"
                + " http://localhost. Use RestAssured for other hosts.", refused(() -> client.get("http://example.org/a")));
    }

    @Test
    void refusesANullValue() {
        HandlerRequest request = client.post("/models/{id}");
        assertEquals("The query parameter page is null: leave it out, or give \"\".",
                refused(() -> request.queryParam("page", 1, null)));
        assertEquals("The query parameter page is null: leave it out, or give \"\".",
                refused(() -> request.queryParam("page", (Object[]) null)));
        assertEquals("The query parameter page is null: leave it out, or give \"\".",
                refused(() -> request.queryParam("page", Arrays.asList(1, null))));
        assertEquals("The path parameter id is null: leave it out, or give \"\".",
                refused(() -> request.pathParam("id", null)));
        assertEquals("The path parameter id is null: leave it out, or give \"\".",
                refused(() -> client.get("/models/{id}", new Object[] { null })));
        assertEquals("The form parameter a is null: leave it out, or give \"\".",
                refused(() -> request.formParam("a", (Object) null)));
        assertEquals("The part a is null: leave it out, or give \"\".",
                refused(() -> request.multiPart("a", (String) null)));
        assertEquals("The header X-A is null: leave it out, or give \"\".", refused(() -> request.header("X-A", null)));
        assertEquals("The value of a cookie is null: leave it out, or give \"\".",
                refused(() -> request.cookie("a", null)));
    }

    @Test
    void refusesANullBody() {
        HandlerRequest request = client.post("/models").queryParam("page", 1);
        List<Executable> bodies = List.of(() -> request.body((String) null), () -> request.body((byte[]) null),
                () -> request.body((Path) null), () -> request.body((Multi<Buffer>) null));
        for (Executable body : bodies) {
            assertEquals("POST /models?page=1 has a body that is null: leave it out, or give an empty one.", refused(body));
        }
    }

    @Test
    void refusesMoreValuesThanParameters() {
        assertEquals("The path /models/{id}/{id} has 1 parameter, but was given 2 values: [7, 8]",
                refused(() -> client.get("/models/{id}/{id}", 7, 8)));
        assertEquals("The path /models has 0 parameters, but was given 1 value: [7]",
                refused(() -> client.delete("/models", 7)));
    }

    @Test
    void refusesCredentialsThatCannotBeSent() {
        assertEquals("A user of basic authentication cannot have a colon in its name (RFC 7617, section 2): \"a:b\".",
                refused(() -> client.get("/").basicAuth("a:b", "c")));
        assertEquals("The header Authorization cannot have a control character in its value: \"Bearer a\\u000a\".",
                refused(() -> client.get("/").bearerAuth("a\n")));
    }

    @Test
    void refusesAnUnknownPathParameter() {
        assertEquals("The path /models/{id} has no parameter {name}.",
                refused(() -> client.get("/models/{id}").pathParam("name", "x")));
        assertEquals("The parameter {id} of the path /models/{id} has no value: add pathParam(\"id\", …).",
                refused(() -> client.get("/models/{id}").send()));
    }

    @Test
    void refusesHeadersAndCookiesThatCannotBeSent() {
        HandlerRequest request = client.get("/");
        assertEquals("Invalid header name: \"X Y\".", refused(() -> request.header("X Y", "1")));
        assertEquals("The header X cannot have a control character in its value: \"1\\u000a\".",
                refused(() -> request.headers(Map.of("X", "1\n"))));
        assertEquals("The header Content-Type cannot have a control character in its value: \"a\\u000a\".",
                refused(() -> request.contentType("a\n")));
        assertEquals("The header Accept cannot have a control character in its value: \"a\\u000a\".",
                refused(() -> request.accept("a\n")));
        assertEquals("The value of a cookie cannot have the character \\u003b at index 1: it would not arrive as one cookie."
                + " Encode it.", refused(() -> request.cookie("a", "1;b=2")));
    }

    @Test
    void refusesABodyOfGetAndHead() {
        List<Executable> bodies = List.of(() -> client.get("/a").json("{}"), () -> client.get("/a").body("a"),
                () -> client.get("/a").body(new byte[0]), () -> client.get("/a").body(Multi.createFrom().empty()),
                () -> client.get("/a").formParam("a", 1), () -> client.get("/a").multiPart("a", "1"));
        for (Executable body : bodies) {
            assertEquals(
                    "GET /a has a body, which has no meaning for this method (RFC 9110, section 9.3). If the handler"
                            + " reads it, begin with request(\"GET\", \"/a\").",
                    refused(body));
        }
        assertEquals(
                "HEAD /a has a body, which has no meaning for this method (RFC 9110, section 9.3). If the handler"
                        + " reads it, begin with request(\"HEAD\", \"/a\").",
                refused(() -> client.head("/a").json(Map.of())));
    }

    @Test
    void refusesAFormBesideAnotherBody() {
        String message = "POST /a has a form and another body, but can have only one of them.";
        assertEquals(message, refused(() -> client.post("/a").json("{}").formParam("a", 1)));
        assertEquals(message, refused(() -> client.post("/a").body("a").multiPart("a", "1")));
        assertEquals(message, refused(() -> client.post("/a").multiPart("a", "1").body("a")));
        assertEquals(message, refused(() -> client.post("/a").formParam("a", 1).json("{}")));
    }

    @Test
    void refusesAMissingFile(@TempDir Path directory) {
        Path missing = directory.resolve("missing.gguf");
        String message = "There is no file " + missing + " that can be read.";
        assertEquals(message, refused(() -> client.post("/a").body(missing)));
        assertEquals(message, refused(() -> client.post("/a").multiPart("f", missing)));
        assertEquals("There is no file " + directory + " that can be read.", refused(() -> client.post("/a").body(directory)));
    }

    @Test
    void refusesADeadlineThatIsNotPositive() {
        assertEquals("within(deadline) needs a positive duration, but got 0 ms",
                refused(() -> client.get("/").within(Duration.ZERO)));
        assertEquals("within(deadline) needs a positive duration, but got -1000 ms",
                refused(() -> client.get("/").within(Duration.ofSeconds(-1))));
        assertEquals("within(deadline) needs a positive duration, but got null", refused(() -> client.get("/").within(null)));
    }

    @Test
    void refusesAWebSocketByHeadersOrInProcess() {
        assertEquals("Headers alone do not open a WebSocket: use overSocket() and webSocket().",
                refused(() -> client.get("/ws").header("upgrade", "WebSocket")));
        assertEquals("There are no WebSockets in process: use client.overSocket().get(\"/ws\").webSocket().",
                assertThrows(IllegalStateException.class, () -> client.get("/ws").webSocket()).getMessage());
        assertEquals("A WebSocket begins with a GET (RFC 6455, section 4.1), and not with POST /ws",
                refused(() -> client.overSocket().post("/ws").webSocket()));
        assertEquals("A WebSocket begins without a body, but GET /ws has one.", assertThrows(IllegalStateException.class,
                () -> client.overSocket().request("GET", "/ws").body("a").webSocket()).getMessage());
    }

    @Test
    void refusesStreamsOverBothTransports() {
        assertEquals("bothWays() compares whole responses: use send(), or a client with one transport.",
                assertThrows(IllegalStateException.class, () -> client.bothWays().get("/").stream()).getMessage());
    }

    @Test
    void refusesToBlockAnEventLoop() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            CompletableFuture<String> thread = new CompletableFuture<>();
            CompletableFuture<String> send = new CompletableFuture<>();
            CompletableFuture<String> stream = new CompletableFuture<>();
            vertx.runOnContext(now -> {
                thread.complete(Thread.currentThread().getName());
                send.complete(assertThrows(IllegalStateException.class, () -> client.get("/").send()).getMessage());
                stream.complete(assertThrows(IllegalStateException.class, () -> client.get("/").stream()).getMessage());
            });
            String why = " would block the event loop thread " + thread.get(10, TimeUnit.SECONDS) + ", which the application"
                    + " needs to answer. Use sendAsync() there, or call it on the thread of the test; with"
                    + " @RunOnVertxContext, that needs runOnEventLoop = false.";
            assertEquals("send()" + why, send.get(10, TimeUnit.SECONDS));
            assertEquals("stream()" + why, stream.get(10, TimeUnit.SECONDS));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
        assertEquals(List.of(), application.transport.all());
    }

    @Test
    void describesRequestsAndClients() {
        assertEquals("GET /models?a=1", client.get("/models").queryParam("a", 1).toString());
        assertEquals("GET /models/{id}?a=1&b=c+d&e=f%20g",
                client.get("/models/{id}?a=1&b=c+d", 7).queryParam("e", "f g").toString());
        assertEquals("HandlerClient[IN_PROCESS]", client.toString());
        assertEquals("HandlerClient[SOCKET]", client.overSocket().toString());
        assertEquals("HandlerClient[BOTH]", client.bothWays().toString());
        assertEquals("HandlerClient[IN_PROCESS]", client.bothWays().inProcess().toString());
    }

    private static String refused(Executable refused) {
        return assertThrows(IllegalArgumentException.class, refused).getMessage();
    }
}
