package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerRequest;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseContext;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** The head of a request as it is sent. */
class SentHeadersTest {

    private final FakeApplication application = new FakeApplication();
    private final HandlerClient client = application.client;

    @Test
    void keepTheOrderInWhichTheyWereAdded() throws Exception {
        Map<String, String> more = new LinkedHashMap<>();
        more.put("X-B", "2");
        more.put("X-A", "3");
        assertEquals("GET /a: Host=localhost, X-A=1, X-B=2, X-A=3, Accept=text/css",
                sent(client.get("/a").header("X-A", "1").headers(more).accept("text/css")));
    }

    @Test
    void mayNameAnotherHost() throws Exception {
        assertEquals("GET /a: host=tenant.example.org", sent(client.get("/a").header("host", "tenant.example.org")));
    }

    @Test
    void nameTheCauseOfTheRequest() throws Exception {
        var response = (HandlerResponseImpl) application.answered(client.get("/a?b=c"), exchange -> exchange.head(200));
        assertEquals(response.cause().header(), application.transport.next().cause());
        assertEquals("GET /a", response.cause().cause().description());
    }

    @Test
    void haveTheirCauseInTheContextOfASocketToo() throws Exception {
        application.answered(client.get("/a"), sent -> sent.head(200));
        FakeExchange exchange = application.transport.next();
        Vertx vertx = Vertx.vertx();
        Context ofExchange = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        exchange.sent().prepareContext().accept(ofExchange);
        assertEquals(exchange.cause(), CauseContext.of(ofExchange).header());
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void followARequestLineWithAllQueryParameters() throws Exception {
        assertEquals("GET /a?b=c&d=1&d=e%20f%26g&%C3%BC=%2B&none: Host=localhost",
                sent(client.get("/a?b=c").queryParam("d", 1, "e f&g").queryParam("ü", '+').queryParam("none")));
        assertEquals("GET /a?b=true: Host=localhost", sent(client.get("/a").queryParam("b", true)));
    }

    @ParameterizedTest
    @CsvSource({ "POST, 0", "PUT, 0", "PATCH, 0", "GET,", "HEAD,", "DELETE,", "OPTIONS,", "QUERY," })
    void haveContentLengthZeroOnlyForMethodsThatUsuallyHaveABody(String method, String length) throws Exception {
        assertEquals(method + " /a: Host=localhost" + (length == null ? "" : ", Content-Length=" + length),
                sent(client.request(method, "/a")));
    }

    @Test
    void haveTheDefaultTypeOfTheBody(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("f"), "abc");
        HandlerRequest post = client.post("/a");
        assertEquals("application/json, 2", content(post.json("{}")));
        assertEquals("application/json, 7", content(post.json(Map.of("a", 1))));
        assertEquals("text/plain; charset=UTF-8, 2", content(post.body("ü")));
        assertEquals("application/octet-stream, 3", content(post.body(new byte[3])));
        assertEquals("application/octet-stream, 3", content(post.body(file)));
        assertEquals("application/octet-stream, null", content(post.body(Multi.createFrom().empty())));
        assertEquals("application/x-www-form-urlencoded, 3", content(post.formParam("a", 1)));
        assertTrue(content(post.multiPart("a", "1")).startsWith("multipart/form-data; boundary="));
    }

    @Test
    void haveTheTypeThatTheTestSets() throws Exception {
        HandlerRequest post = client.post("/a");
        assertEquals("text/css, 1", content(post.body("a").contentType("text/css")));
        assertEquals("text/css, 1", content(post.contentType("text/css").body("a")), "before it has a body");
        assertEquals("text/css, 1", content(post.body("a").header("content-type", "text/css")));
        assertEquals(", 0", content(post.contentType("text/css")), "without a body it has no type");
    }

    @Test
    void keepTheBoundaryOfAMultipartForm() throws Exception {
        HandlerRequest form = client.post("/a").multiPart("a", "1");
        assertTrue(content(form.contentType("multipart/form-data")).matches("multipart/form-data; boundary=\\w+, \\d+"));
        assertTrue(content(form.contentType("multipart/mixed; x=y")).matches("multipart/mixed; x=y; boundary=\\w+, \\d+"));
        assertTrue(content(form.contentType("multipart/mixed; Boundary=z")).startsWith("multipart/mixed; Boundary=z, "));
    }

    @Test
    void haveAllCookiesInOneHeader() throws Exception {
        assertEquals("GET /a: Host=localhost, Cookie=a=1; b=3",
                sent(client.get("/a").cookie("a", "1").cookie("b", "2").cookie("b", "3")));
        assertEquals("GET /a: Host=localhost, Cookie=z=0; a=1",
                sent(client.get("/a").header("cookie", "z=0").cookie("a", "1")));
    }

    @Test
    void includeCookiesAndHeadersOfTheSessionThatAreNotOverridden() throws Exception {
        var alice = Sessions.standalone().open("alice").withCookie("a", "1").withCookie("b", "2").withHeader("X-A", "1")
                .withHeader("X-B", "2");
        assertEquals("GET /a: Host=localhost, X-A=own, X-B=2, Cookie=a=own; b=2",
                sent(client.get("/a").as(alice).cookie("a", "own").header("X-A", "own")));
    }

    @Test
    void announceTheTlsProxyOfASecureSession() throws Exception {
        var alice = Sessions.standalone().open("alice").secure();
        assertEquals("GET /a: Host=localhost, X-Forwarded-Proto=https", sent(client.get("/a").as(alice)));
        assertEquals("http", application.transport.all().get(0).sent().uri().getScheme());
    }

    @Test
    void reachTheTlsProxyOfASecureSessionOnly() throws Exception {
        var alice = Sessions.standalone().open("alice").secure();
        assertEquals("GET /a: Host=localhost, X-Forwarded-Proto=https", sent(client.get("https://localhost/a").as(alice)));
        assertEquals("The address of GET /a has the scheme https, which the application has only behind a TLS proxy."
                + " Send it as a session that is secure().",
                assertThrows(IllegalArgumentException.class, () -> client.get("https://localhost/a").send()).getMessage());
    }

    private String content(HandlerRequest request) throws InterruptedException {
        application.answered(request, exchange -> exchange.head(200));
        var headers = application.transport.next().sent().headers();
        return String.join(" and ", headers.getAll("Content-Type")) + ", " + headers.get("Content-Length");
    }

    /** {@code GET /a: Host=localhost}; without the cause. */
    private String sent(HandlerRequest request) throws InterruptedException {
        application.answered(request, exchange -> exchange.head(200));
        var sent = application.transport.next().sent();
        return sent.method() + " " + sent.target() + ": " + sent.headers().entries().stream()
                .filter(header -> !header.getKey().equals("X-Handler-Testing-Cause"))
                .map(header -> header.getKey() + "=" + header.getValue()).collect(Collectors.joining(", "));
    }
}
