package io.quarkiverse.handlertesting.runtime.internal.hops;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.spi.metrics.ClientMetrics;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.observability.HttpResponse;

/** Counts the requests that the application sends to one server, from the moment they ask for a connection. */
final class WorkEndpointMetrics<R, T>
        implements ClientMetrics<WorkEndpointMetrics.Sent<R>, WorkEndpointMetrics.Queued<T>, HttpRequest, HttpResponse> {

    private final ClientMetrics<R, T, HttpRequest, HttpResponse> metrics;

    /**
     * @param metrics of the application; {@code null} if it has no metrics
     */
    WorkEndpointMetrics(ClientMetrics<R, T, HttpRequest, HttpResponse> metrics) {
        this.metrics = metrics == null ? new ClientMetrics<>() {
        } : metrics;
    }

    /** A request that waits for its connection, as these metrics and those of the application know it. */
    record Queued<T>(T other, Work work) {
    }

    /** A request that was sent. */
    record Sent<R>(R other, Work work) {
    }

    ClientMetrics<R, T, HttpRequest, HttpResponse> other() {
        return metrics;
    }

    @Override
    public Queued<T> enqueueRequest() {
        return new Queued<>(metrics.enqueueRequest(), begin("connecting"));
    }

    @Override
    public void dequeueRequest(Queued<T> queued) {
        metrics.dequeueRequest(queued.other());
        endSoon(queued.work());
    }

    @Override
    public Sent<R> init() {
        R other = metrics.init();
        return other == null ? null : new Sent<>(other, null);
    }

    @Override
    public Sent<R> requestBegin(String uri, HttpRequest request) {
        return new Sent<>(metrics.requestBegin(uri, request), isOfTest(request) ? null
                : begin("to " + request.method() + " " + request.absoluteURI()));
    }

    @Override
    public void requestBegin(Sent<R> sent, String uri, HttpRequest request) {
        metrics.requestBegin(sent.other(), uri, request);
    }

    @Override
    public void requestEnd(Sent<R> sent, long bytesWritten) {
        if (sent != null) {
            metrics.requestEnd(sent.other(), bytesWritten);
        }
    }

    @Override
    public void responseBegin(Sent<R> sent, HttpResponse response) {
        if (sent != null) {
            metrics.responseBegin(sent.other(), response);
        }
    }

    @Override
    public void requestReset(Sent<R> sent) {
        if (sent != null) {
            metrics.requestReset(sent.other());
            endSoon(sent.work());
        }
    }

    @Override
    public void responseEnd(Sent<R> sent, long bytesRead) {
        if (sent != null) {
            metrics.responseEnd(sent.other(), bytesRead);
            endSoon(sent.work());
        }
    }

    @Override
    public void close() {
        metrics.close();
    }

    /** The client of the test counts its own requests. It sets the header itself; the tracer sets it later. */
    private static boolean isOfTest(HttpRequest request) {
        return request.headers() != null && request.headers().contains(CauseHeader.NAME);
    }

    private static Work begin(String what) {
        RunningCause cause = ApplicationTestRuns.findCause();
        return cause == null ? null : cause.begin(WorkKind.HTTP_CLIENT, what);
    }

    /**
     * Ends the work after the application's handlers of the connection or response have run, so that the work they start is
     * counted before.
     */
    private static void endSoon(Work work) {
        if (work != null) {
            Context context = Vertx.currentContext();
            if (context == null) {
                work.end();
            } else {
                context.runOnContext(after -> work.end());
            }
        }
    }
}
