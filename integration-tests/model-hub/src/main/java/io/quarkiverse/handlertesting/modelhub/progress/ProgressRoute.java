package io.quarkiverse.handlertesting.modelhub.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;

import io.quarkiverse.handlertesting.modelhub.error.ApiException;
import io.quarkiverse.handlertesting.modelhub.pull.DownloadRequest;
import io.quarkiverse.handlertesting.modelhub.pull.DownloadRequests;
import io.quarkiverse.handlertesting.modelhub.pull.DownloadStatus;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** {@code GET /progress/{id}}: the progress of a pull, as server-sent events, until it ends. */
@ApplicationScoped
class ProgressRoute {

    private final Vertx vertx;
    private final DownloadRequests requests;
    private final ProgressConfig config;

    ProgressRoute(Vertx vertx, DownloadRequests requests, ProgressConfig config) {
        this.vertx = vertx;
        this.requests = requests;
        this.config = config;
    }

    void register(@Observes Router router) {
        router.get("/progress/:id").handler(this::progress);
    }

    private void progress(RoutingContext exchange) {
        String id = exchange.pathParam("id");
        vertx.executeBlocking(() -> find(id)).onSuccess(request -> follow(exchange, request))
                .onFailure(failure -> exchange.fail(failure instanceof ApiException api ? api.status() : 500, failure));
    }

    @ActivateRequestContext
    DownloadRequest find(String id) {
        return requests.get(id);
    }

    private void follow(RoutingContext exchange, DownloadRequest request) {
        ProgressStream stream = new ProgressStream(exchange, request.id, config.heartbeat());
        stream.begin();
        // The pull may have ended before the stream began to listen.
        vertx.executeBlocking(() -> find(request.id)).onSuccess(now -> {
            if (now.status != DownloadStatus.PENDING) {
                stream.end(now.status == DownloadStatus.COMPLETED ? "completed" : "failed");
            }
        }).onFailure(exchange::fail);
    }
}
