package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.Map;
import java.util.function.BiConsumer;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.taps.sql.ReactiveStatement;
import io.vertx.core.Context;
import io.vertx.core.eventbus.Message;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingPolicy;

/**
 * Puts the cause into a header of each HTTP request that the application sends, and counts the request until the handlers of
 * its response have run. All clients on Vert.x call it; everything else goes to the tracer of the application. Metrics would
 * not do: they know neither the context of a request nor, on the event loop of its connection, its cause.
 */
final class CauseTracer<I, O> implements VertxTracer<I, Object> {

    private final VertxTracer<I, O> tracer;

    /**
     * An HTTP request that was sent.
     *
     * @param other as the tracer of the application knows it; {@code null} if it does not trace the request
     */
    private record Sent(Object other, Work work) {
    }

    /**
     * A statement that was sent.
     *
     * @param other as for {@link Sent}
     */
    private record Queried(Object other, ReactiveStatement statement) {
    }

    private CauseTracer(VertxTracer<I, O> tracer) {
        this.tracer = tracer;
    }

    /**
     * @param tracer of the application; {@code null} if it has no tracer
     */
    static CauseTracer<?, ?> before(VertxTracer<?, ?> tracer) {
        return new CauseTracer<>(tracer == null ? VertxTracer.NOOP : tracer);
    }

    @Override
    public <R> Object sendRequest(Context context, SpanKind kind, TracingPolicy policy, R request, String operation,
            BiConsumer<String, String> headers, TagExtractor<R> tagExtractor) {
        RunningCause cause = request instanceof Message || isOfTest(request) ? null : ApplicationTestRuns.findCause(context);
        if (cause != null) {
            headers.accept(CauseHeader.NAME, cause.header());
        }
        ReactiveStatement statement = request instanceof HttpRequest ? null
                : ReactiveStatement.begin(cause, request, tagExtractor);
        Object other = tracer.sendRequest(context, kind, policy, request, operation, headers, tagExtractor);
        if (statement != null) {
            return new Queried(other, statement);
        }
        return cause != null && request instanceof HttpRequest http
                ? new Sent(other, cause.begin(WorkKind.HTTP_CLIENT, "to " + http.method() + " " + http.absoluteURI()))
                : other;
    }

    /** The client of the test sets the header itself, and counts its requests. */
    private static boolean isOfTest(Object request) {
        return request instanceof HttpRequest http && http.headers() != null && http.headers().contains(CauseHeader.NAME);
    }

    @Override
    public <R> void receiveResponse(Context context, R response, Object payload, Throwable failure,
            TagExtractor<R> tagExtractor) {
        if (payload instanceof Queried queried) {
            queried.statement().end(response, failure);
            if (queried.other() != null) {
                receive(context, response, queried.other(), failure, tagExtractor);
            }
            return;
        }
        if (!(payload instanceof Sent sent)) {
            receive(context, response, payload, failure, tagExtractor);
            return;
        }
        if (sent.other() != null) {
            receive(context, response, sent.other(), failure, tagExtractor);
        }
        WorkEnd.afterHandlers(sent.work(), context);
    }

    @SuppressWarnings("unchecked")
    private <R> void receive(Context context, R response, Object payload, Throwable failure, TagExtractor<R> tagExtractor) {
        tracer.receiveResponse(context, response, (O) payload, failure, tagExtractor);
    }

    @Override
    public <R> I receiveRequest(Context context, SpanKind kind, TracingPolicy policy, R request, String operation,
            Iterable<Map.Entry<String, String>> headers, TagExtractor<R> tagExtractor) {
        return tracer.receiveRequest(context, kind, policy, request, operation, headers, tagExtractor);
    }

    @Override
    public <R> void sendResponse(Context context, R response, I payload, Throwable failure, TagExtractor<R> tagExtractor) {
        tracer.sendResponse(context, response, payload, failure, tagExtractor);
    }

    @Override
    public void close() {
        tracer.close();
    }
}
