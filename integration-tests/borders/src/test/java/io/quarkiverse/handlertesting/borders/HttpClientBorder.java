package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.borders.Hop.followed;
import static io.quarkiverse.handlertesting.borders.Hop.form;
import static java.net.http.HttpResponse.BodyHandlers.discarding;
import static java.net.http.HttpResponse.BodyHandlers.ofString;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.ConfigProvider;

import io.vertx.ext.web.Router;

/** The HTTP client of the JDK, which calls the application itself. */
@Singleton
class HttpClientBorder implements Border {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Runnable> landings = new ConcurrentHashMap<>();

    void add(@Observes Router router) {
        router.get("/http-client/at-once").handler(exchange -> exchange.response().end("at once"));
        router.get("/http-client/late")
                .handler(exchange -> exchange.vertx().setTimer(20, due -> exchange.response().end("late")));
        router.get("/http-client/handler/:key").handler(exchange -> {
            landings.remove(exchange.pathParam("key")).run();
            exchange.response().end();
        });
    }

    @Override
    public String name() {
        return "http-client";
    }

    @Override
    public List<Hop> hops() {
        return List.of(
                followed("`java.net.http.HttpClient`, in the other handler",
                        form("send", landed -> client.send(to(landed), discarding())),
                        form("sendAsync", landed -> client.sendAsync(to(landed), discarding()))),
                followed("`HttpClient.sendAsync`, in its stages",
                        form("at once", landed -> client.sendAsync(request("at-once"), ofString())
                                .thenAccept(response -> landed.run())),
                        form("late", landed -> client.sendAsync(request("late"), ofString())
                                .thenAccept(response -> landed.run())),
                        form("two stages", landed -> client.sendAsync(request("late"), ofString())
                                .thenApply(response -> response.body()).whenComplete((body, failure) -> landed.run())),
                        form("asynchronous", landed -> client.sendAsync(request("at-once"), ofString())
                                .thenRunAsync(landed)),
                        form("with pushes", landed -> client.sendAsync(request("at-once"), ofString(), null)
                                .thenRun(landed)),
                        form("refused", landed -> client
                                .sendAsync(HttpRequest.newBuilder(URI.create("http://localhost:1/")).build(), ofString())
                                .whenComplete((response, failure) -> landed.run()))));
    }

    private HttpRequest to(Runnable landed) {
        String key = String.valueOf(System.identityHashCode(landed));
        landings.put(key, landed);
        return request("handler/" + key);
    }

    private static HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(ConfigProvider.getConfig().getValue("test.url", String.class)
                + "/http-client/" + path)).build();
    }
}
