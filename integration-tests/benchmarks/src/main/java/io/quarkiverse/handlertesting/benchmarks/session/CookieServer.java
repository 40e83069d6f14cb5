package io.quarkiverse.handlertesting.benchmarks.session;

import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

/**
 * An application that sets and reads cookies, and nothing else; in the JVM of its clients, as that of a {@code @QuarkusTest}.
 */
final class CookieServer implements AutoCloseable {

    /** Answer to whoever has not sent the cookie that was asked for. */
    static final String NONE = "none";

    private static final List<String> ALL = SampleCookies.setCookies();
    private static final String RENEWAL = SampleCookies.renewal(1);

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    CookieServer() throws Exception {
        server = vertx.createHttpServer().requestHandler(CookieServer::handle).listen(0, "localhost")
                .toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** Sets all of {@link SampleCookies}. */
    URI login() {
        return uri("/login");
    }

    /** Answers how many cookies it was sent, and renews the session. */
    URI count() {
        return uri(SampleCookies.PATH);
    }

    /** Answers which value the cookie had, and sets it to another. */
    URI exchange(String cookie, int value) {
        return uri("/exchange?cookie=" + cookie + "&value=" + value);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + server.actualPort() + path);
    }

    private static void handle(HttpServerRequest request) {
        // RestAssured has one for each request, and leaves it open until its garbage is collected: thousands, of this many.
        request.response().putHeader("Connection", "close");
        switch (request.path()) {
            case "/login" -> request.response().putHeader("Set-Cookie", ALL).end();
            case SampleCookies.PATH -> request.response().putHeader("Set-Cookie", RENEWAL)
                    .end(Integer.toString(count(request.getHeader("Cookie"))));
            case "/exchange" -> exchange(request);
            default -> request.response().setStatusCode(404).end();
        }
    }

    /** Without looking into them, so that they cost the server next to nothing. */
    private static int count(String header) {
        return header == null ? 0 : (int) header.chars().filter(character -> character == ';').count() + 1;
    }

    private static void exchange(HttpServerRequest request) {
        String name = request.getParam("cookie");
        var sent = request.getCookie(name);
        request.response().putHeader("Set-Cookie", name + "=" + request.getParam("value") + "; Path=/")
                .end(sent == null ? NONE : sent.getValue());
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
