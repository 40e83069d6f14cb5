package io.quarkiverse.handlertesting.deployment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.objectweb.asm.ClassVisitor;

import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.ConsumerHop;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.EmitterHop;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;

/** Carries the cause through the channels of SmallRye Reactive Messaging, in applications with quarkus-messaging. */
@BuildSteps(onlyIf = IsTest.class)
class ChannelCauseProcessor {

    private static final String ARTIFACT = "io.smallrye.reactive:smallrye-reactive-messaging-provider";
    private static final String PROVIDER = "io.smallrye.reactive.messaging.providers.";
    private static final String MULTI = "Lio/smallrye/mutiny/Multi;";
    private static final String MESSAGE_AND_ARGUMENTS = "(Lorg/eclipse/microprofile/reactive/messaging/Message;"
            + "[Ljava/lang/Object;)Lio/smallrye/mutiny/Uni;";
    private static final String ON_CONTEXT = "invokeOnMessageContext" + MESSAGE_AND_ARGUMENTS;
    private static final String BLOCKING = "invokeBlocking" + MESSAGE_AND_ARGUMENTS;
    private static final String INVOKE = "invoke([Ljava/lang/Object;)Ljava/lang/Object;";
    private static final String ACKNOWLEDGED_FIRST = "handlePreProcessingAcknowledgement(" + MULTI
            + "Lio/smallrye/reactive/messaging/MediatorConfiguration;)" + MULTI;
    private static final String EMIT = "emit(Lorg/eclipse/microprofile/reactive/messaging/Message;)V";
    private static final String STREAM = "getStream()" + MULTI;
    private static final List<RedirectedCalls.Field> OF_EMITTER = List.of(
            new RedirectedCalls.Field("name", "Ljava/lang/String;"),
            new RedirectedCalls.Field("overflow", "Lorg/eclipse/microprofile/reactive/messaging/OnOverflow$Strategy;"));

    /** By name, since the classes cannot be loaded in an application without messaging. */
    @BuildStep
    void beans(Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (capabilities.isPresent(Capability.MESSAGING)) {
            String hops = EmitterHop.class.getPackageName();
            beans.produce(AdditionalBeanBuildItem.builder().setUnremovable()
                    .addBeanClasses(hops + ".ChannelPublishers", hops + ".ChannelConsumers").build());
        }
    }

    @BuildStep
    void changes(Capabilities capabilities, BuildProducer<ExpectedClassBuildItem> expected) {
        if (!capabilities.isPresent(Capability.MESSAGING)) {
            return;
        }
        changed(expected, "messages that an emitter sends", "extension.AbstractEmitter",
                List.of(ExpectedMethod.changed(EMIT, EmitterHop.class, "emit")),
                visitor -> new RedirectedCalls(visitor, EmitterHop.class,
                        Set.of("io/smallrye/mutiny/subscription/MultiEmitter.emit"), OF_EMITTER));
        changed(expected, "streams of messages that a method returns", "PublisherMediator",
                List.of(ExpectedMethod.changed(STREAM, EmitterHop.class, "streamed")),
                visitor -> new ReplacedResults(visitor, EmitterHop.class, Map.of(STREAM, "streamed")));
        changed(expected, "methods that take messages", "AbstractMediator",
                List.of(ExpectedMethod.changed(ON_CONTEXT, ConsumerHop.class, "marked", "counted"),
                        ExpectedMethod.changed(BLOCKING, ConsumerHop.class, "marked", "counted"),
                        ExpectedMethod.changed(INVOKE, ConsumerHop.class, "invoke")),
                ChannelCauseProcessor::consuming);
        changed(expected, "messages that a method takes", "helpers.MultiUtils",
                List.of(ExpectedMethod.changed(ACKNOWLEDGED_FIRST, ConsumerHop.class, "arriving", "delivering")),
                visitor -> new DerivedArguments(
                        new ReplacedResults(visitor, ConsumerHop.class, Map.of(ACKNOWLEDGED_FIRST, "delivering")),
                        ConsumerHop.class, Map.of(ACKNOWLEDGED_FIRST, "arriving"), 0));
    }

    private static ClassVisitor consuming(ClassVisitor visitor) {
        ClassVisitor counted = new ReplacedResults(visitor, ConsumerHop.class,
                Map.of(ON_CONTEXT, "counted", BLOCKING, "counted"));
        ClassVisitor marked = new DerivedArguments(counted, ConsumerHop.class,
                Map.of(ON_CONTEXT, "marked", BLOCKING, "marked"), 1);
        return new RedirectedCalls(marked, ConsumerHop.class, Set.of("io/smallrye/reactive/messaging/Invoker.invoke"));
    }

    private static void changed(BuildProducer<ExpectedClassBuildItem> expected, String purpose, String type,
            List<ExpectedMethod> methods, UnaryOperator<ClassVisitor> change) {
        expected.produce(new ExpectedClassBuildItem(Ability.IDLE, purpose,
                new ExpectedClass(ARTIFACT, PROVIDER + type, methods, change)));
    }
}
