package io.quarkiverse.handlertesting.runtime.internal.hops;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.spi.metrics.ClientMetrics;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.observability.HttpResponse;

/**
 * Counts requests to one server while they wait for a connection. {@link CauseTracer} counts them from then on. Everything else
 * goes to the metrics of the application.
 */
final class WorkEndpointMetrics<R, T>
        implements ClientMetrics<R, WorkEndpointMetrics.Queued<T>, HttpRequest, HttpResponse> {

    private final ClientMetrics<R, T, HttpRequest, HttpResponse> metrics;

    /**
     * @param metrics of the application; {@code null} if it has no metrics
     */
    WorkEndpointMetrics(ClientMetrics<R, T, HttpRequest, HttpResponse> metrics) {
        this.metrics = metrics == null ? new ClientMetrics<>() {
        } : metrics;
    }

    /**
     * A request that waits for its connection, as these metrics and those of the application know it.
     *
     * @param context where the application gets the request
     */
    record Queued<T>(T other, Work work, Context context) {
    }

    ClientMetrics<R, T, HttpRequest, HttpResponse> other() {
        return metrics;
    }

    @Override
    public Queued<T> enqueueRequest() {
        RunningCause cause = ApplicationTestRuns.findCause();
        return new Queued<>(metrics.enqueueRequest(), cause == null ? null : cause.begin(WorkKind.HTTP_CLIENT, "connecting"),
                Vertx.currentContext());
    }

    @Override
    public void dequeueRequest(Queued<T> queued) {
        metrics.dequeueRequest(queued.other());
        WorkEnd.afterHandlers(queued.work(), queued.context());
    }

    @Override
    public R init() {
        return metrics.init();
    }

    @Override
    public R requestBegin(String uri, HttpRequest request) {
        return metrics.requestBegin(uri, request);
    }

    @Override
    public void requestBegin(R sent, String uri, HttpRequest request) {
        metrics.requestBegin(sent, uri, request);
    }

    @Override
    public void requestEnd(R sent, long bytesWritten) {
        metrics.requestEnd(sent, bytesWritten);
    }

    @Override
    public void responseBegin(R sent, HttpResponse response) {
        metrics.responseBegin(sent, response);
    }

    @Override
    public void requestReset(R sent) {
        metrics.requestReset(sent);
    }

    @Override
    public void responseEnd(R sent, long bytesRead) {
        metrics.responseEnd(sent, bytesRead);
    }

    @Override
    public void close() {
        metrics.close();
    }
}
