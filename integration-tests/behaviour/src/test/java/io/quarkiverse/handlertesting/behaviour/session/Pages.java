package io.quarkiverse.handlertesting.behaviour.session;

import static java.util.stream.Collectors.joining;

import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.event.Observes;

import io.quarkiverse.handlertesting.runtime.internal.oidc.FormPost;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** An application that sets cookies and redirects as the test requests. */
public class Pages {

    void register(@Observes Router router) {
        router.route("/echo").handler(Pages::echo);
        router.route("/redirect/:status").handler(exchange -> redirect(exchange, exchange.pathParam("status"),
                exchange.request().getParam("to")));
        router.route("/set").handler(exchange -> {
            exchange.queryParam("cookie").forEach(cookie -> exchange.response().headers().add("Set-Cookie", cookie));
            exchange.response().end();
        });
        router.get("/form").handler(exchange -> exchange.response()
                .putHeader(FormPost.HEADER,
                        new FormPost(exchange.request().getParam("to"), "code=a+b&state=%C3%BC").headerValue())
                .putHeader("Content-Type", "text/html").end("the page"));
        // A login in three steps, which fails where a cookie of a redirect is lost.
        router.get("/start").handler(exchange -> {
            exchange.response().headers().add("Set-Cookie", "state=s1; Path=/callback");
            redirect(exchange, "302", "/callback?code=c1");
        });
        router.get("/callback").handler(exchange -> {
            if (exchange.request().getCookie("state") == null) {
                exchange.response().setStatusCode(400).end("state lost");
                return;
            }
            exchange.response().headers().add("Set-Cookie", "state=; Path=/callback; Max-Age=0").add("Set-Cookie",
                    "user=alice; Path=/; HttpOnly");
            redirect(exchange, "303", "/echo");
        });
        router.get("/vertx-cookie")
                .handler(exchange -> exchange.response().addCookie(Cookie.cookie("late", "1")).end());
        router.get("/loop").handler(exchange -> redirect(exchange, "302", "/loop"));
    }

    private static void redirect(RoutingContext exchange, String status, String to) {
        if (to != null) {
            exchange.response().putHeader("Location", to);
        }
        // A body that is not read must not block the next request.
        exchange.response().setStatusCode(Integer.parseInt(status)).end("x".repeat(10_000));
    }

    /** {@code POST /echo?a=b}, followed by the received headers and the body. */
    private static void echo(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        request.bodyHandler(body -> exchange.response().putHeader("Content-Type", "text/plain")
                .end(request.method() + " " + request.uri() + "\n" + request.headers().entries().stream().map(Pages::header)
                        .sorted().collect(joining("\n")) + "\n\n" + body));
        request.resume();
    }

    private static String header(Map.Entry<String, String> header) {
        return header.getKey().toLowerCase(Locale.ROOT) + ": " + header.getValue();
    }
}
