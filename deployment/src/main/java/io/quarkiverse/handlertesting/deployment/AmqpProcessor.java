package io.quarkiverse.handlertesting.deployment;

import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelsRecorder;
import io.quarkiverse.handlertesting.runtime.internal.messaging.amqp.AmqpHop;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;

/** Follows the messages of AMQP to a broker and back, in applications with AMQP's connector. */
@BuildSteps(onlyIf = IsTest.class)
class AmqpProcessor {

    private static final String ARTIFACT = "io.smallrye.reactive:smallrye-reactive-messaging-amqp";
    private static final String CLIENT = "io.smallrye.reactive:smallrye-mutiny-vertx-amqp-client";
    private static final String MESSAGING = ChannelsRecorder.class.getPackageName() + ".";
    private static final String PACKAGE = MESSAGING + "amqp.";
    private static final String AMQP = "io.smallrye.reactive.messaging.amqp.";
    private static final String AMQP_MESSAGE = "Lio/vertx/mutiny/amqp/AmqpMessage;";
    private static final String MAKE = "getMessage(Lorg/eclipse/microprofile/reactive/messaging/Message;ZJLjava/lang/String;Z)"
            + AMQP_MESSAGE;
    private static final String SEND = "sendWithAck(" + AMQP_MESSAGE + ")Lio/smallrye/mutiny/Uni;";
    private static final String CONNECT = "getOrEstablishConnection()Lio/smallrye/mutiny/Uni;";

    /** By name, since the classes cannot be loaded in an application without AMQP. */
    @BuildStep
    void beans(CurateOutcomeBuildItem application, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (isUsed(application)) {
            beans.produce(AdditionalBeanBuildItem.builder().setUnremovable()
                    .addBeanClasses(MESSAGING + "OutgoingMessages", PACKAGE + "AmqpReaders", PACKAGE + "AmqpFlights",
                            PACKAGE + "AmqpArrivals", PACKAGE + "AmqpSenders", PACKAGE + "AmqpChannels")
                    .build());
        }
    }

    @BuildStep
    void changes(CurateOutcomeBuildItem application, BuildProducer<ExpectedClassBuildItem> expected) {
        if (isUsed(application)) {
            messages(expected);
        }
    }

    static void messages(BuildProducer<ExpectedClassBuildItem> expected) {
        changed(expected, "messages that AMQP's connector makes",
                new ExpectedClass(ARTIFACT, AMQP + "AmqpCreditBasedSender",
                        List.of(ExpectedMethod.changed(MAKE, AmqpHop.class, "sending")),
                        visitor -> new ReplacedResults(visitor, AmqpHop.class, Map.of(MAKE, "sending"))));
        changed(expected, "messages that AMQP's connector sends",
                new ExpectedClass(CLIENT, "io.vertx.mutiny.amqp.AmqpSender",
                        List.of(ExpectedMethod.changed(SEND, AmqpHop.class, "sent")),
                        visitor -> new ReplacedResults(visitor, AmqpHop.class, Map.of(SEND, "sent"))));
        changed(expected, "connections of AMQP's connector",
                new ExpectedClass(ARTIFACT, AMQP + "ConnectionHolder",
                        List.of(ExpectedMethod.changed(CONNECT, AmqpHop.class, "connecting")),
                        visitor -> new ReplacedResults(visitor, AmqpHop.class, Map.of(CONNECT, "connecting"))));
        changed(expected, "messages that AMQP's connector reads",
                new ExpectedClass(ARTIFACT, AMQP + "AmqpMessage", ReportedAcknowledgements.METHODS,
                        ReportedAcknowledgements::change));
    }

    private static boolean isUsed(CurateOutcomeBuildItem application) {
        return Dependencies.find(application, ARTIFACT).isPresent();
    }

    private static void changed(BuildProducer<ExpectedClassBuildItem> expected, String purpose, ExpectedClass type) {
        expected.produce(new ExpectedClassBuildItem(Ability.IDLE, purpose, type));
    }
}
