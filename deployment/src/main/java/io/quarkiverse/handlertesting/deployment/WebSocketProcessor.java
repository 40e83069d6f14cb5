package io.quarkiverse.handlertesting.deployment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.objectweb.asm.ClassVisitor;

import io.quarkiverse.handlertesting.runtime.internal.hops.websocket.CallbackHop;
import io.quarkiverse.handlertesting.runtime.internal.hops.websocket.FrameHop;
import io.quarkiverse.handlertesting.runtime.internal.hops.websocket.WebSocketEnds;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;

/**
 * Makes websockets-next report the callbacks of its endpoints and clients. Its telemetry has one place, which Micrometer takes,
 * and sees neither the contexts nor the clients without an endpoint.
 */
@BuildSteps(onlyIf = IsTest.class)
class WebSocketProcessor {

    static final String CAPABILITY = "io.quarkus.websockets.next";

    private static final String METRICS = "io.vertx.core.spi.metrics.";
    private static final String ARTIFACT = "io.quarkus:quarkus-websockets-next";
    private static final String RUNTIME = "io.quarkus.websockets.next.runtime.";
    private static final String CONNECTION = "Lio/quarkus/websockets/next/runtime/WebSocketConnectionBase;";
    private static final String MODEL = "Lio/quarkus/websockets/next/runtime/WebSocketEndpoint$ExecutionModel;";
    private static final String INITIALIZE = "initialize(Lio/vertx/core/Vertx;Lio/quarkus/arc/ArcContainer;"
            + "Lio/quarkus/websockets/next/runtime/Codecs;" + CONNECTION + "Lio/vertx/core/http/WebSocketBase;"
            + "Ljava/lang/String;Ljava/util/Optional;Lio/quarkus/websockets/next/runtime/SecuritySupport;"
            + "Lio/quarkus/websockets/next/runtime/config/UnhandledFailureStrategy;"
            + "Lio/quarkus/websockets/next/runtime/TrafficLogger;Ljava/lang/Runnable;ZZ"
            + "Lio/quarkus/websockets/next/runtime/telemetry/TelemetrySupport;)V";
    private static final String CONTEXT_OF_VERTX = "io/vertx/core/Vertx.getOrCreateContext";
    private static final String NEW_CONTEXT = "createNewDuplicatedContext(Lio/vertx/core/Context;" + CONNECTION
            + ")Lio/vertx/core/Context;";
    private static final String EXECUTE = "execute(Ljava/lang/Object;" + MODEL + "Ljava/util/function/Function;Z)"
            + "Lio/vertx/core/Future;";
    private static final Map<String, String> CALLBACKS = Stream.of("onOpen()Lio/vertx/core/Future;",
            "onTextMessage(Ljava/lang/Object;)Lio/vertx/core/Future;",
            "onBinaryMessage(Ljava/lang/Object;)Lio/vertx/core/Future;",
            "onPingMessage(Lio/vertx/core/buffer/Buffer;)Lio/vertx/core/Future;",
            "onPongMessage(Lio/vertx/core/buffer/Buffer;)Lio/vertx/core/Future;", "onClose()Lio/vertx/core/Future;",
            "doErrorExecute(Ljava/lang/Throwable;" + MODEL + "Ljava/util/function/Function;)Lio/smallrye/mutiny/Uni;")
            .collect(Collectors.toMap(method -> method, method -> method.substring(0, method.indexOf('('))));
    private static final String OPTIONS = "newConnectOptions(Ljava/net/URI;)Lio/vertx/core/http/WebSocketConnectOptions;";

    @BuildStep
    AdditionalBeanBuildItem ends() {
        return AdditionalBeanBuildItem.unremovableOf(WebSocketEnds.class);
    }

    @BuildStep
    void frames(BuildProducer<ExpectedClassBuildItem> expected) {
        expected.produce(new ExpectedClassBuildItem(Ability.IDLE, "frames of WebSockets", WebSocketMethods.frames()));
        expected.produce(new ExpectedClassBuildItem(Ability.IDLE, "handshakes of WebSockets", WebSocketMethods.handshakes()));
        expected.produce(new ExpectedClassBuildItem(Ability.IDLE, "handshakes of WebSockets", ExpectedClass.unchanged(
                BytecodeProcessor.VERTX_CORE, METRICS + "HttpServerMetrics", "connected(Ljava/lang/Object;Ljava/lang/Object;"
                        + "Lio/vertx/core/http/ServerWebSocket;)Ljava/lang/Object;")));
        expected.produce(new ExpectedClassBuildItem(Ability.IDLE, "handshakes of WebSockets", ExpectedClass.unchanged(
                BytecodeProcessor.VERTX_CORE, METRICS + "HttpClientMetrics",
                "connected(Lio/vertx/core/http/WebSocket;)Ljava/lang/Object;")));
    }

    @BuildStep
    void callbacks(Capabilities capabilities, BuildProducer<ExpectedClassBuildItem> expected) {
        if (!capabilities.isPresent(CAPABILITY)) {
            return;
        }
        expected.produce(new ExpectedClassBuildItem(Ability.IDLE, "contexts of WebSockets", new ExpectedClass(ARTIFACT,
                RUNTIME + "Endpoints", List.of(ExpectedMethod.changed(INITIALIZE, CallbackHop.class, "getOrCreateContext")),
                visitor -> new RedirectedCalls(visitor, CallbackHop.class, Set.of(CONTEXT_OF_VERTX)))));
        replaced(expected, "contexts of WebSocket callbacks", "ContextSupport", Map.of(NEW_CONTEXT, "duplicated"));
        replaced(expected, "WebSocket callbacks", "WebSocketEndpointBase", CALLBACKS);
        streams(expected, "Endpoints", WebSocketStreamMethods::new,
                ExpectedMethod.changed(WebSocketStreamMethods.TEXT, CallbackHop.class, "passing", "receiving"),
                ExpectedMethod.changed(WebSocketStreamMethods.BINARY, CallbackHop.class, "passing", "receiving"));
        streams(expected, "WebSocketEndpointBase",
                visitor -> new ReportedMethods(visitor, CallbackHop.class,
                        Map.of(CallSites.parameters(EXECUTE), new ReportedMethods.Report("begins", 1, null, null))),
                ExpectedMethod.changed(EXECUTE, CallbackHop.class, "begins"));
        expected.produce(new ExpectedClassBuildItem(Ability.IDLE, "handshakes of WebSocket clients", new ExpectedClass(ARTIFACT,
                RUNTIME + "WebSocketConnectorBase", List.of(ExpectedMethod.changed(OPTIONS, FrameHop.class, "options")),
                visitor -> new ReplacedResults(visitor, FrameHop.class, Map.of(OPTIONS, "options")))));
    }

    private static void streams(BuildProducer<ExpectedClassBuildItem> expected, String type,
            UnaryOperator<ClassVisitor> change, ExpectedMethod... methods) {
        expected.produce(new ExpectedClassBuildItem(Ability.IDLE, "messages of WebSockets as items of a Multi",
                new ExpectedClass(ARTIFACT, RUNTIME + type, List.of(methods), change)));
    }

    private static void replaced(BuildProducer<ExpectedClassBuildItem> expected, String purpose, String type,
            Map<String, String> methods) {
        expected.produce(new ExpectedClassBuildItem(Ability.IDLE, purpose, new ExpectedClass(ARTIFACT, RUNTIME + type,
                methods.entrySet().stream().sorted(Map.Entry.comparingByValue())
                        .map(method -> ExpectedMethod.changed(method.getKey(), CallbackHop.class, method.getValue())).toList(),
                visitor -> new ReplacedResults(visitor, CallbackHop.class, methods))));
    }
}
