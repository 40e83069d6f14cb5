package io.quarkiverse.handlertesting.behaviour.cause;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.context.ManagedExecutor;

import io.netty.channel.EventLoop;
import io.quarkiverse.handlertesting.behaviour.cause.HopForm.Landing;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.ext.web.client.WebClient;

/** The forms of the hops over HTTP. Their server answers each path as {@link AnsweringServer} says. */
@ApplicationScoped
class HttpForms {

    @Inject
    Vertx vertx;
    @Inject
    ManagedExecutor managed;

    volatile int port;
    private HttpClient onOneLoop;
    private HttpClient onAnotherLoop;
    private EventLoop oneLoop;
    private volatile Runnable onWorker;

    @Path("/")
    interface Rest {
        @GET
        @Path("{path}")
        Uni<String> uni(@PathParam("path") String path);

        @GET
        @Path("{path}")
        CompletionStage<String> stage(@PathParam("path") String path);

        @GET
        @Path("{path}")
        String blocking(@PathParam("path") String path);
    }

    /** Opens connections on two event loops, so that a request on a third or on the other one has to change its loop. */
    void begin(int serverPort) {
        port = serverPort;
        ContextInternal one = ((VertxInternal) vertx).createEventLoopContext();
        ContextInternal another;
        do {
            another = ((VertxInternal) vertx).createEventLoopContext();
        } while (another.nettyEventLoop() == one.nettyEventLoop());
        oneLoop = one.nettyEventLoop();
        onOneLoop = connected(one);
        onAnotherLoop = connected(another);
        vertx.deployVerticle(new AbstractVerticle() {
            @Override
            public void start() {
                vertx.eventBus().consumer("forms.worker", message -> onWorker.run());
            }
        }, new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER)).toCompletionStage().toCompletableFuture().join();
    }

    private HttpClient connected(ContextInternal context) {
        HttpClient client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(1));
        CompletableFuture<Buffer> connected = new CompletableFuture<>();
        context.runOnContext(go -> client.request(HttpMethod.GET, port, "localhost", "/now").compose(HttpClientRequest::send)
                .compose(HttpClientResponse::body).onSuccess(connected::complete)
                .onFailure(connected::completeExceptionally));
        connected.join();
        return client;
    }

    /** A client whose only connection is on another event loop than that of the caller. */
    private HttpClient onOtherLoop() {
        return oneLoop.inEventLoop() ? onAnotherLoop : onOneLoop;
    }

    List<HopForm> forms() {
        return Stream.of("now", "late").flatMap(this::of).toList();
    }

    private Stream<HopForm> of(String path) {
        return Stream.of(
                form("Vert.x HttpClient, a chain up to the body", path,
                        landing -> chain(vertx.createHttpClient(), path, landing)),
                form("Vert.x HttpClient, a chain over HTTP/2", path, landing -> chain(overHttp2(false), path, landing)),
                form("Vert.x HttpClient, a chain over a connection upgraded to HTTP/2", path,
                        landing -> chain(overHttp2(true), path, landing)),
                form("Vert.x HttpClient, two requests over one connection", path, landing -> {
                    HttpClient client = onOtherLoop();
                    Future.all(chain(client, path), chain(client, "now")).onSuccess(both -> landing.lands());
                }),
                form("Vert.x HttpClient, two requests in a pipeline", path, landing -> {
                    HttpClient client = vertx.createHttpClient(new HttpClientOptions().setPipelining(true),
                            new PoolOptions().setHttp1MaxSize(1));
                    Future.all(chain(client, path), chain(client, "now")).onSuccess(both -> landing.lands());
                }),
                form("Vert.x HttpClient, a chain over a connection on another event loop", path,
                        landing -> chain(onOtherLoop(), path, landing)),
                form("Vert.x HttpClient, the end handler of the body", path,
                        landing -> vertx.createHttpClient().request(HttpMethod.GET, port, "localhost", "/" + path)
                                .onSuccess(request -> request.response().onSuccess(response -> {
                                    landing.passes();
                                    response.endHandler(end -> landing.lands());
                                })).onSuccess(HttpClientRequest::end)),
                form("Vert.x HttpClient, a paused body", path, landing -> onOtherLoop()
                        .request(HttpMethod.GET, port, "localhost", "/" + path).compose(HttpClientRequest::send)
                        .onSuccess(response -> {
                            response.pause();
                            response.endHandler(end -> landing.lands());
                            vertx.runOnContext(later -> {
                                landing.passes();
                                response.resume();
                            });
                        })),
                form("Vert.x HttpClient, sent by another thread", path, landing -> {
                    HttpClient client = onOtherLoop();
                    managed.execute(() -> chain(client, path, landing));
                }),
                form("Vert.x HttpClient, sent later", path,
                        landing -> onOtherLoop().request(HttpMethod.GET, port, "localhost", "/" + path)
                                .onSuccess(request -> vertx.setTimer(1, due -> request.send()
                                        .compose(HttpClientResponse::body).onSuccess(body -> landing.lands())))),
                form("Vert.x HttpClient, as a CompletionStage", path,
                        landing -> vertx.createHttpClient().request(HttpMethod.GET, port, "localhost", "/" + path)
                                .compose(HttpClientRequest::send).compose(HttpClientResponse::body).toCompletionStage()
                                .thenRun(landing::lands)),
                form("Vert.x HttpClient, on a worker context", path, landing -> {
                    onWorker = () -> chain(onOneLoop, path, landing);
                    vertx.eventBus().send("forms.worker", "");
                }),
                form("Vert.x WebClient, a chain", path, landing -> WebClient.create(vertx)
                        .get(port, "localhost", "/" + path).send().compose(first -> {
                            landing.passes();
                            return WebClient.create(vertx).get(port, "localhost", "/now").send();
                        }).onSuccess(second -> landing.lands())),
                form("Vert.x WebClient over a connection on another event loop", path,
                        landing -> WebClient.wrap(onOtherLoop()).get(port, "localhost", "/" + path).send()
                                .onSuccess(response -> landing.lands())),
                form("REST client, a Uni", path, landing -> rest().uni(path).chain(first -> {
                    landing.passes();
                    return rest().uni("now");
                }).subscribe().with(second -> landing.lands())),
                form("REST client, a CompletionStage", path, landing -> rest().stage(path).thenRun(landing::lands)),
                form("REST client, blocking", path, landing -> managed.execute(() -> {
                    rest().blocking(path);
                    landing.lands();
                })));
    }

    /** Requests that fail: the handler of the failure is what follows them. */
    List<HopForm> failures() {
        return List.of(
                new HopForm("Vert.x HttpClient, a closed connection", landing -> vertx.createHttpClient()
                        .request(HttpMethod.GET, port, "localhost", "/closed").compose(HttpClientRequest::send)
                        .onFailure(closed -> landing.lands())),
                new HopForm("Vert.x HttpClient, a closed connection on another event loop", landing -> onOtherLoop()
                        .request(HttpMethod.GET, port, "localhost", "/closed").compose(HttpClientRequest::send)
                        .onFailure(closed -> landing.lands())),
                new HopForm("Vert.x HttpClient, no connection", landing -> vertx.createHttpClient()
                        .request(HttpMethod.GET, 1, "localhost", "/now").onFailure(refused -> landing.lands())),
                new HopForm("Vert.x HttpClient, a timeout", landing -> vertx.createHttpClient()
                        .request(new RequestOptions().setPort(port).setHost("localhost").setURI("/never").setTimeout(20))
                        .compose(HttpClientRequest::send).onFailure(late -> landing.lands())),
                new HopForm("Vert.x HttpClient, reset by the application", landing -> onOtherLoop()
                        .request(HttpMethod.GET, port, "localhost", "/never").onSuccess(request -> {
                            request.send().onFailure(reset -> landing.lands());
                            request.reset();
                        })));
    }

    private static HopForm form(String name, String path, HopForm.Start start) {
        return new HopForm(name + ", answered " + (path.equals("now") ? "at once" : "late"), start);
    }

    private Future<Buffer> chain(HttpClient client, String path, Landing landing) {
        return client.request(HttpMethod.GET, port, "localhost", "/" + path).compose(request -> {
            landing.passes();
            return request.send();
        }).compose(response -> {
            landing.passes();
            return response.body();
        }).onSuccess(body -> landing.lands());
    }

    private Future<Buffer> chain(HttpClient client, String path) {
        return client.request(HttpMethod.GET, port, "localhost", "/" + path).compose(HttpClientRequest::send)
                .compose(HttpClientResponse::body);
    }

    private HttpClient overHttp2(boolean upgraded) {
        return vertx.createHttpClient(
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(upgraded));
    }

    private Rest rest() {
        return QuarkusRestClientBuilder.newBuilder().baseUri(URI.create("http://localhost:" + port)).build(Rest.class);
    }
}
