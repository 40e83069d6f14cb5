package io.quarkiverse.handlertesting.behaviour.cause;

import static io.quarkiverse.handlertesting.behaviour.cause.Hop.followed;

import java.net.URI;
import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.context.ManagedExecutor;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.WebClient;

/** Hops over HTTP, to another handler of the application. */
@Singleton
class HttpHops {

    @Inject
    Vertx vertx;
    @Inject
    ManagedExecutor managed;
    @Inject
    Callbacks landings;

    @Path("/landing")
    interface Client {
        @POST
        @Path("{key}")
        Uni<Void> land(@PathParam("key") String key);

        @POST
        @Path("{key}")
        void landBlocking(@PathParam("key") String key);
    }

    List<Hop> all() {
        return List.of(
                followed("REST client, with a `Uni`, in the other handler",
                        landed -> client().land(landings.keep(landed)).subscribe().with(done -> {
                        })),
                followed("REST client, blocking, in the other handler",
                        landed -> managed.execute(() -> client().landBlocking(landings.keep(landed)))),
                followed("Vert.x `HttpClient`, in the other handler",
                        landed -> vertx.createHttpClient()
                                .request(HttpMethod.POST, port(), "localhost", "/landing/" + landings.keep(landed))
                                .compose(request -> request.send())),
                followed("Vert.x `HttpClient`, after the response",
                        landed -> vertx.createHttpClient()
                                .request(HttpMethod.POST, port(), "localhost", "/landing/" + landings.keep(() -> {
                                })).compose(request -> request.send()).onSuccess(response -> landed.run())),
                followed("Vert.x `HttpClient`, after the body",
                        landed -> vertx.createHttpClient()
                                .request(HttpMethod.POST, port(), "localhost", "/landing/" + landings.keep(() -> {
                                })).compose(request -> request.send()).compose(response -> response.body())
                                .onSuccess(body -> landed.run())),
                followed("Vert.x `WebClient`, in the other handler", landed -> WebClient.create(vertx)
                        .post(port(), "localhost", "/landing/" + landings.keep(landed)).send()));
    }

    void add(@Observes Router router) {
        router.post("/landing/:key").handler(exchange -> {
            landings.land(exchange.pathParam("key"));
            exchange.response().setStatusCode(204).end();
        });
    }

    private static Client client() {
        return QuarkusRestClientBuilder.newBuilder().baseUri(URI.create("http://localhost:" + port())).build(Client.class);
    }

    static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }
}
