package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.Map;
import java.util.function.BiConsumer;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.vertx.core.Context;
import io.vertx.core.eventbus.Message;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingPolicy;

/**
 * Puts the cause into a header of each HTTP request that the application sends. All clients on Vert.x call it; everything
 * else goes to the tracer of the application.
 */
final class CauseTracer<I, O> implements VertxTracer<I, O> {

    private final VertxTracer<I, O> tracer;

    private CauseTracer(VertxTracer<I, O> tracer) {
        this.tracer = tracer;
    }

    /**
     * @param tracer of the application; {@code null} if it has no tracer
     */
    @SuppressWarnings("unchecked")
    static CauseTracer<?, ?> before(VertxTracer<?, ?> tracer) {
        return new CauseTracer<>(tracer == null ? VertxTracer.NOOP : tracer);
    }

    @Override
    public <R> O sendRequest(Context context, SpanKind kind, TracingPolicy policy, R request, String operation,
            BiConsumer<String, String> headers, TagExtractor<R> tagExtractor) {
        if (!(request instanceof Message)) {
            RunningCause cause = ApplicationTestRuns.findCause(context);
            if (cause != null) {
                headers.accept(CauseHeader.NAME, cause.header());
            }
        }
        return tracer.sendRequest(context, kind, policy, request, operation, headers, tagExtractor);
    }

    @Override
    public <R> void receiveResponse(Context context, R response, O payload, Throwable failure, TagExtractor<R> tagExtractor) {
        tracer.receiveResponse(context, response, payload, failure, tagExtractor);
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
