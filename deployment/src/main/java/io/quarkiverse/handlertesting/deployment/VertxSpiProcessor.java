package io.quarkiverse.handlertesting.deployment;

import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;

/**
 * Expects the methods of Vert.x' metrics and tracing by which work begins and ends. They are public and have defaults: if
 * another Vert.x called other methods, it would not call ours, and work would not be counted.
 */
@BuildSteps(onlyIf = IsTest.class)
class VertxSpiProcessor {

    private static final String METRICS = "io.vertx.core.spi.metrics.";
    private static final String TRACER = "io.vertx.core.spi.tracing.VertxTracer";
    private static final String SEND_REQUEST = "sendRequest(Lio/vertx/core/Context;Lio/vertx/core/spi/tracing/SpanKind;"
            + "Lio/vertx/core/tracing/TracingPolicy;Ljava/lang/Object;Ljava/lang/String;"
            + "Ljava/util/function/BiConsumer;Lio/vertx/core/spi/tracing/TagExtractor;)Ljava/lang/Object;";

    @BuildStep
    void metrics(BuildProducer<ExpectedClassBuildItem> expected) {
        idle(expected, "blocking tasks, messages and requests", "VertxMetrics",
                "createHttpServerMetrics(Lio/vertx/core/http/HttpServerOptions;Lio/vertx/core/net/SocketAddress;)"
                        + "Lio/vertx/core/spi/metrics/HttpServerMetrics;",
                "createPoolMetrics(Ljava/lang/String;Ljava/lang/String;I)Lio/vertx/core/spi/metrics/PoolMetrics;",
                "createEventBusMetrics()Lio/vertx/core/spi/metrics/EventBusMetrics;",
                "createHttpClientMetrics(Lio/vertx/core/http/HttpClientOptions;)Lio/vertx/core/spi/metrics/HttpClientMetrics;");
        idle(expected, "requests that the application gets", "HttpServerMetrics",
                "requestBegin(Ljava/lang/Object;Lio/vertx/core/spi/observability/HttpRequest;)Ljava/lang/Object;",
                "requestReset(Ljava/lang/Object;)V",
                "responseEnd(Ljava/lang/Object;Lio/vertx/core/spi/observability/HttpResponse;J)V");
        idle(expected, "requests that the application gets", "TCPMetrics",
                "connected(Lio/vertx/core/net/SocketAddress;Ljava/lang/String;)Ljava/lang/Object;",
                "disconnected(Ljava/lang/Object;Lio/vertx/core/net/SocketAddress;)V");
        idle(expected, "blocking tasks", "PoolMetrics",
                "submitted()Ljava/lang/Object;",
                "begin(Ljava/lang/Object;)Ljava/lang/Object;",
                "rejected(Ljava/lang/Object;)V",
                "end(Ljava/lang/Object;Z)V");
        idle(expected, "messages on the event bus", "EventBusMetrics",
                "messageReceived(Ljava/lang/String;ZZI)V",
                "discardMessage(Ljava/lang/Object;ZLio/vertx/core/eventbus/Message;)V");
        idle(expected, "requests that wait for a connection", "HttpClientMetrics",
                "createEndpointMetrics(Lio/vertx/core/net/SocketAddress;I)Lio/vertx/core/spi/metrics/ClientMetrics;");
        idle(expected, "requests that wait for a connection", "ClientMetrics",
                "enqueueRequest()Ljava/lang/Object;",
                "dequeueRequest(Ljava/lang/Object;)V");
    }

    @BuildStep
    void tracing(BuildProducer<ExpectedClassBuildItem> expected) {
        expected.produce(new ExpectedClassBuildItem(Ability.CALLS, "the cause of requests that the application sends",
                ExpectedClass.unchanged(BytecodeProcessor.VERTX_CORE, TRACER, SEND_REQUEST)));
        expected.produce(new ExpectedClassBuildItem(Ability.IDLE, "requests that the application sends",
                ExpectedClass.unchanged(BytecodeProcessor.VERTX_CORE, TRACER, SEND_REQUEST,
                        "receiveResponse(Lio/vertx/core/Context;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Throwable;"
                                + "Lio/vertx/core/spi/tracing/TagExtractor;)V")));
    }

    private static void idle(BuildProducer<ExpectedClassBuildItem> expected, String purpose, String type, String... methods) {
        expected.produce(new ExpectedClassBuildItem(Ability.IDLE, purpose,
                ExpectedClass.unchanged(BytecodeProcessor.VERTX_CORE, METRICS + type, methods)));
    }
}
