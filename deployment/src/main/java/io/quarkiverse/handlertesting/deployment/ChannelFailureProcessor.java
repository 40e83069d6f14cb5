package io.quarkiverse.handlertesting.deployment;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

import org.objectweb.asm.ClassVisitor;

import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.ChannelFailures;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.EmitterHop;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;

/** Finds the exceptions of channels that reach nobody, in applications with quarkus-messaging. */
@BuildSteps(onlyIf = IsTest.class)
class ChannelFailureProcessor {

    private static final String GROUP = "io.smallrye.reactive:smallrye-reactive-messaging-";
    private static final String MESSAGE = "org.eclipse.microprofile.reactive.messaging.Message";
    private static final String LOGGER = "io.smallrye.reactive.messaging.providers.i18n.ProviderLogging_$logger";
    private static final String EMITTER = "io.smallrye.reactive.messaging.providers.extension.EmitterImpl";
    private static final String SEND = "send(Ljava/lang/Object;)Ljava/util/concurrent/CompletionStage;";
    private static final String WRAP_NACK = "wrapNack(Lorg/eclipse/microprofile/reactive/messaging/Message;)"
            + "Ljava/util/function/BiFunction;";
    private static final String FORGOTTEN = "failureEmittingMessage(Ljava/lang/Throwable;)V";

    /** By name, since the class cannot be loaded in an application without messaging. */
    @BuildStep
    void failures(Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (capabilities.isPresent(Capability.MESSAGING)) {
            beans.produce(AdditionalBeanBuildItem.builder().setUnremovable().addBeanClass(ChannelFailures.class.getName())
                    .build());
        }
    }

    @BuildStep
    void changes(Capabilities capabilities, BuildProducer<ExpectedClassBuildItem> expected) {
        if (capabilities.isPresent(Capability.MESSAGING)) {
            changed(expected, "messages without a nack", "api", MESSAGE, WRAP_NACK, "wrapNack",
                    visitor -> new ReplacedResults(visitor, ChannelFailures.class, Map.of(WRAP_NACK, "wrapNack")));
            changed(expected, "nacks of messages whose sender does not wait", "provider", LOGGER, FORGOTTEN,
                    "failureEmittingMessage", ChannelFailureProcessor::reported);
            expected.produce(new ExpectedClassBuildItem(Ability.UNSEEN_FAILURES, "nacks of payloads that an emitter sends",
                    new ExpectedClass(GROUP + "provider", EMITTER,
                            List.of(ExpectedMethod.changed(SEND, EmitterHop.class, "promise")),
                            visitor -> new ReplacedConstructor(visitor, CompletableFuture.class, EmitterHop.class,
                                    "promise"))));
        }
    }

    private static ClassVisitor reported(ClassVisitor visitor) {
        return new ReportedMethods(visitor, ChannelFailures.class, Map.of(CallSites.parameters(FORGOTTEN),
                new ReportedMethods.Report("failureEmittingMessage", 1, null, null)));
    }

    private static void changed(BuildProducer<ExpectedClassBuildItem> expected, String purpose, String artifact, String type,
            String method, String call, UnaryOperator<ClassVisitor> change) {
        expected.produce(new ExpectedClassBuildItem(Ability.UNSEEN_FAILURES, purpose, new ExpectedClass(GROUP + artifact, type,
                List.of(ExpectedMethod.changed(method, ChannelFailures.class, call)), change)));
    }
}
