package io.quarkiverse.handlertesting.behaviour.upstream;

import java.net.URI;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.ext.web.client.WebClient;

/** An application whose services do not answer. */
@Path("/broken")
public class Broken {

    private static final String HOST = "127.0.0.1";
    private static final String URI_WITH_QUERY = "/items/7?token=secret";
    private static final int TIMEOUT_MILLIS = 500;

    public interface Items {
        @GET
        @Path("/items/7")
        String item(@QueryParam("token") String token);
    }

    @RegisterRestClient(configKey = "parts")
    public interface Parts extends Items {
    }

    @Inject
    Vertx vertx;
    @Inject
    @RestClient
    Parts parts;

    @GET
    @Path("/parts")
    public String parts() {
        return parts.item("secret");
    }

    @GET
    @Path("/rest/{port}")
    public Response rest(@PathParam("port") int port) {
        try {
            return Response.ok(QuarkusRestClientBuilder.newBuilder().baseUri(URI.create("http://" + HOST + ":" + port))
                    .readTimeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS).build(Items.class).item("secret")).build();
        } catch (ProcessingException broken) {
            return Response.status(502).build();
        }
    }

    @GET
    @Path("/web/{port}")
    public Uni<Response> web(@PathParam("port") int port) {
        return answer(WebClient.create(vertx).get(port, HOST, URI_WITH_QUERY).ssl(false).timeout(TIMEOUT_MILLIS).send());
    }

    @GET
    @Path("/vertx/{port}")
    public Uni<Response> vertx(@PathParam("port") int port) {
        return answer(vertx.createHttpClient().request(new RequestOptions().setMethod(HttpMethod.GET).setHost(HOST)
                .setPort(port).setSsl(false).setURI(URI_WITH_QUERY).setTimeout(TIMEOUT_MILLIS)).compose(
                        request -> request
                                .send()));
    }

    @GET
    @Path("/socket/{port}")
    public Uni<Response> socket(@PathParam("port") int port) {
        return answer(vertx.createWebSocketClient().connect(
                new WebSocketConnectOptions().setHost(HOST).setPort(port).setSsl(false).setURI(URI_WITH_QUERY)));
    }

    private static Uni<Response> answer(Future<?> result) {
        return Uni.createFrom().completionStage(result.toCompletionStage()).map(ok -> Response.ok().build())
                .onFailure().recoverWithItem(Response.status(502).build());
    }
}
