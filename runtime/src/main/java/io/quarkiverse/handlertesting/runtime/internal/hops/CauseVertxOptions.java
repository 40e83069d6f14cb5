package io.quarkiverse.handlertesting.runtime.internal.hops;

import jakarta.inject.Singleton;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.spi.VertxMetricsFactory;
import io.vertx.core.spi.VertxTracerFactory;
import io.vertx.core.tracing.TracingOptions;

/** Adds our metrics and tracer to those of the application, if it has any. */
@Singleton
public class CauseVertxOptions implements VertxOptionsCustomizer {

    @Override
    public void accept(VertxOptions options) {
        MetricsOptions metrics = options.getMetricsOptions();
        VertxMetricsFactory otherMetrics = metrics != null && metrics.isEnabled() ? metrics.getFactory() : null;
        options.setMetricsOptions(new MetricsOptions().setEnabled(true)
                .setFactory(made -> new WorkMetrics(otherMetrics == null ? null : otherMetrics.metrics(made))));

        TracingOptions tracing = options.getTracingOptions();
        VertxTracerFactory otherTracer = tracing == null ? null : tracing.getFactory();
        options.setTracingOptions(new TracingOptions()
                .setFactory(made -> CauseTracer.before(otherTracer == null ? null : otherTracer.tracer(tracing))));
    }
}
