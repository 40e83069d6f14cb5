package io.quarkiverse.handlertesting.deployment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.objectweb.asm.ClassVisitor;

import io.quarkiverse.handlertesting.runtime.internal.hops.websocket.CallbackFailures;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;

/** Makes websockets-next report the exceptions of callbacks that it logs. */
@BuildSteps(onlyIf = IsTest.class)
class WebSocketFailureProcessor {

    private static final String ARTIFACT = "io.quarkus:quarkus-websockets-next";
    private static final String RUNTIME = "io.quarkus.websockets.next.runtime.";
    private static final String CONNECTION = "Lio/quarkus/websockets/next/runtime/WebSocketConnectionBase;";
    /** The other calls of this method report no exception of a callback. */
    private static final Set<String> LOG = Set.of(
            "org/jboss/logging/Logger.errorf(Ljava/lang/Throwable;Ljava/lang/String;Ljava/lang/Object;)V");
    private static final String LOG_FAILURE = "logFailure(Ljava/lang/Throwable;Ljava/lang/String;" + CONNECTION + ")V";
    private static final String CLOSED = "isWebSocketIsClosedFailure(Ljava/lang/Throwable;" + CONNECTION + ")Z";
    private static final String CLIENT = "Lio/quarkus/websockets/next/BasicWebSocketConnector;";
    private static final Map<String, String> CALLBACKS = Stream.concat(Stream.of("onOpen(Ljava/util/function/Consumer;)"),
            Stream.of("onTextMessage", "onBinaryMessage", "onPing", "onPong", "onClose", "onError")
                    .map(name -> name + "(Ljava/util/function/BiConsumer;)"))
            .collect(Collectors.toMap(method -> method + CLIENT, method -> "watched"));

    @BuildStep
    void callbacks(Capabilities capabilities, BuildProducer<ExpectedClassBuildItem> expected) {
        if (!capabilities.isPresent(WebSocketProcessor.CAPABILITY)) {
            return;
        }
        changed(expected, "Endpoints", List.of(ExpectedMethod.changed(LOG_FAILURE, CallbackFailures.class, "errorf"),
                ExpectedMethod.unchanged(CLOSED)), WebSocketFailureProcessor::logged);
        // The calls are in lambda expressions of these methods.
        changed(expected, "WebSocketEndpointBase", List.of(
                ExpectedMethod.unchanged("multiText(Lio/smallrye/mutiny/Multi;Ljava/util/function/Function;)"
                        + "Lio/smallrye/mutiny/Uni;"),
                ExpectedMethod.unchanged("multiBinary(Lio/smallrye/mutiny/Multi;Ljava/util/function/Function;)"
                        + "Lio/smallrye/mutiny/Uni;")),
                WebSocketFailureProcessor::logged);
        changed(expected, "BasicWebSocketConnectorImpl", CALLBACKS.keySet().stream().sorted()
                .map(method -> ExpectedMethod.changed(method, CallbackFailures.class, "watched")).toList(),
                visitor -> new ReplacedArguments(visitor, CallbackFailures.class, CALLBACKS));
    }

    private static ClassVisitor logged(ClassVisitor visitor) {
        return new RedirectedCalls(visitor, CallbackFailures.class, LOG);
    }

    private static void changed(BuildProducer<ExpectedClassBuildItem> expected, String type, List<ExpectedMethod> methods,
            UnaryOperator<ClassVisitor> change) {
        expected.produce(new ExpectedClassBuildItem(Ability.UNSEEN_FAILURES, "exceptions of WebSocket callbacks",
                new ExpectedClass(ARTIFACT, RUNTIME + type, methods, change)));
    }
}
