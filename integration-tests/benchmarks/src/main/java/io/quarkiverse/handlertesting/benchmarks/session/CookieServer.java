package io.quarkiverse.handlertesting.benchmarks.session;

import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

/**
 * An application that only sets and reads cookies. It runs in the JVM of its clients, as the application of a
 * {@code @QuarkusTest} does.
 */
final class CookieServer implements AutoCloseable {

    /** The answer to a request without the cookie in question. */
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

    /** Answers with the number of cookies in the request, and renews the session. */
    URI count() {
        return uri(SampleCookies.PATH);
    }

    /** Answers with the value of the cookie, and sets another value. */
    URI exchange(String cookie, int value) {
        return uri("/exchange?cookie=" + cookie + "&value=" + value);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + server.actualPort() + path);
    }

    private static void handle(HttpServerRequest request) {
        // RestAssured opens a connection for each request, and closes it on garbage collection only: that would be thousands.
        request.response().putHeader("Connection", "close");
        switch (request.path()) {
            case "/login" -> request.response().putHeader("Set-Cookie", ALL).end();
            case SampleCookies.PATH -> request.response().putHeader("Set-Cookie", RENEWAL)
                    .end(Integer.toString(count(request.getHeader("Cookie"))));
            case "/exchange" -> exchange(request);
            default -> request.response().setStatusCode(404).end();
        }
    }

    /** Counts the cookies without parsing them, so that they cost the server next to nothing. */
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
