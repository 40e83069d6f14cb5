package io.quarkiverse.handlertesting.deployment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.objectweb.asm.ClassVisitor;

import io.quarkiverse.handlertesting.deployment.ReportedMethods.Report;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkiverse.handlertesting.runtime.internal.taps.AnsweredFailures;
import io.quarkiverse.handlertesting.runtime.internal.taps.BlockingFailures;
import io.quarkiverse.handlertesting.runtime.internal.taps.ClosedSinks;
import io.quarkiverse.handlertesting.runtime.internal.taps.ConsumerFailures;
import io.quarkiverse.handlertesting.runtime.internal.taps.ContextFailures;
import io.quarkiverse.handlertesting.runtime.internal.taps.DroppedFailures;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;

/** Makes Vert.x, Mutiny and Quarkus report the exceptions that they only log, or drop. */
@BuildSteps(onlyIf = IsTest.class)
class FailureProcessor {

    private static final String CONTEXT = "io.vertx.core.impl.ContextImpl";
    private static final String PROMISE = "io/vertx/core/Promise";
    private static final String QUEUED = "Lio/vertx/core/impl/WorkerPool;Lio/vertx/core/impl/TaskQueue;)"
            + "Lio/vertx/core/Future;";
    private static final String BLOCKING = "executeBlocking(Lio/vertx/core/impl/ContextInternal;";
    private static final String EMIT = "emitFailure(Ljava/lang/Throwable;Lio/vertx/core/impl/future/Listener;)V";
    private static final String CAUSE = "cause()Ljava/lang/Throwable;";
    private static final String MUTINY = "io.smallrye.reactive:mutiny";
    private static final String CONSUMER = "io.quarkus.vertx.runtime.EventConsumerInvoker$";
    private static final String WRAP = "io/quarkus/vertx/runtime/VertxEventBusConsumerRecorder.wrapIfNecessary";

    @BuildStep
    void vertx(BuildProducer<ExpectedClassBuildItem> expected) {
        expected(expected, "exceptions of handlers", BytecodeProcessor.VERTX_CORE, CONTEXT,
                visitor -> reported(
                        new RedirectedCalls(visitor, BlockingFailures.class,
                                Set.of(ExpectedMethod.call(PROMISE, "fail"), ExpectedMethod.call(PROMISE, "tryFail"))),
                        ContextFailures.class, "reportException(Ljava/lang/Throwable;)", "reported"),
                ExpectedMethod.changed("reportException(Ljava/lang/Throwable;)V", ContextFailures.class, "reported"),
                ExpectedMethod.unchanged(BLOCKING + "Ljava/util/concurrent/Callable;" + QUEUED),
                ExpectedMethod.unchanged(BLOCKING + "Lio/vertx/core/Handler;" + QUEUED));
        expected(expected, "results of blocking tasks", BytecodeProcessor.VERTX_CORE, "io.vertx.core.impl.future.FutureBase",
                visitor -> new ReportedArguments(visitor, EMIT, BlockingFailures.class, "asked",
                        "(Ljava/lang/Throwable;Ljava/lang/Object;)V"),
                ExpectedMethod.changed(EMIT, BlockingFailures.class, "asked"));
        expected(expected, "results of blocking tasks", BytecodeProcessor.VERTX_CORE, "io.vertx.core.impl.future.FutureImpl",
                visitor -> new ReplacedResults(visitor, BlockingFailures.class, Map.of(CAUSE, "cause")),
                ExpectedMethod.changed(CAUSE, BlockingFailures.class, "cause"));
    }

    @BuildStep
    void consumers(BuildProducer<ExpectedClassBuildItem> expected) {
        Stream.of("RequestActiveConsumer", "RequestActivatedConsumer")
                .forEach(type -> expected(expected, "asynchronous results of consumers", "io.quarkus:quarkus-vertx",
                        CONSUMER + type, visitor -> new RedirectedCalls(visitor, ConsumerFailures.class, Set.of(WRAP)),
                        ExpectedMethod.changed("accept(Ljava/lang/Object;Ljava/lang/Throwable;)V", ConsumerFailures.class,
                                "wrapIfNecessary")));
    }

    @BuildStep
    void mutiny(BuildProducer<ExpectedClassBuildItem> expected) {
        expected(expected, "failures of a Multi that no callback takes", MUTINY, "io.smallrye.mutiny.subscription.Subscribers",
                visitor -> new RedirectedCalls(visitor, DroppedFailures.class, Set.of("java/lang/Exception.printStackTrace")),
                ExpectedMethod.changed("lambda$static$0(Ljava/lang/Throwable;)V", DroppedFailures.class, "printStackTrace"));
        expected(expected, "exceptions that Mutiny drops", MUTINY, "io.smallrye.mutiny.infrastructure.Infrastructure",
                visitor -> new RedirectedCalls(visitor, DroppedFailures.class, Set.of("java/util/function/Consumer.accept")),
                ExpectedMethod.changed("handleDroppedException(Ljava/lang/Throwable;)V", DroppedFailures.class, "accept"));
    }

    @BuildStep
    void http(BuildProducer<ExpectedClassBuildItem> expected) {
        String handle = "handle(Lio/vertx/ext/web/RoutingContext;)";
        expected(expected, "exceptions after the response", "io.quarkus:quarkus-vertx-http",
                "io.quarkus.vertx.http.runtime.QuarkusErrorHandler",
                visitor -> reported(visitor, AnsweredFailures.class, handle, "handling"),
                ExpectedMethod.changed(handle + "V", AnsweredFailures.class, "handling"));
    }

    @BuildStep
    void sinks(Capabilities capabilities, BuildProducer<ExpectedClassBuildItem> expected) {
        if (capabilities.isPresent(Capability.RESTEASY_REACTIVE)) {
            String send = "send(Ljakarta/ws/rs/sse/OutboundSseEvent;)";
            expected(expected, "exceptions of closed sinks of events", "io.quarkus.resteasy.reactive:resteasy-reactive",
                    "org.jboss.resteasy.reactive.server.jaxrs.SseEventSinkImpl",
                    visitor -> new ReportedMethods(visitor, ClosedSinks.class,
                            Map.of(send, new Report(null, 0, null, "thrown"))),
                    ExpectedMethod.changed(send + "Ljava/util/concurrent/CompletionStage;", ClosedSinks.class, "thrown"));
        }
    }

    private static ClassVisitor reported(ClassVisitor visitor, Class<?> tap, String method, String call) {
        return new ReportedMethods(visitor, tap, Map.of(method, new Report(call, 1, null, null)));
    }

    private static void expected(BuildProducer<ExpectedClassBuildItem> expected, String purpose, String artifact, String type,
            UnaryOperator<ClassVisitor> change, ExpectedMethod... methods) {
        expected.produce(new ExpectedClassBuildItem(Ability.UNSEEN_FAILURES, purpose,
                new ExpectedClass(artifact, type, List.of(methods), change)));
    }
}
