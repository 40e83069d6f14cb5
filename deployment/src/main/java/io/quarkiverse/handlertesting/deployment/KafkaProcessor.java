package io.quarkiverse.handlertesting.deployment;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.objectweb.asm.ClassVisitor;

import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelsRecorder;
import io.quarkiverse.handlertesting.runtime.internal.messaging.kafka.KafkaHop;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;

/** Follows the messages of Kafka to a broker and back, in applications with Kafka's connector. */
@BuildSteps(onlyIf = IsTest.class)
class KafkaProcessor {

    private static final String ARTIFACT = "io.smallrye.reactive:smallrye-reactive-messaging-kafka";
    private static final String MESSAGING = ChannelsRecorder.class.getPackageName() + ".";
    private static final String PACKAGE = MESSAGING + "kafka.";
    private static final String KAFKA = "io.smallrye.reactive.messaging.kafka.";
    private static final String SEND = "send(Lorg/apache/kafka/clients/producer/ProducerRecord;)Lio/smallrye/mutiny/Uni;";
    private static final String SERIALIZE = "wrapSerialize(Ljava/util/function/Supplier;Ljava/lang/String;"
            + "Lorg/apache/kafka/common/header/Headers;Ljava/lang/Object;)[B";
    private static final String DESERIALIZE = "wrapDeserialize(Ljava/util/function/Supplier;Ljava/lang/String;"
            + "Lorg/apache/kafka/common/header/Headers;[B)Ljava/lang/Object;";
    private static final String REPORT_FAILURE = "reportFailure(Ljava/lang/Throwable;Z)V";
    private static final String METADATA = "Lorg/eclipse/microprofile/reactive/messaging/Metadata;";
    private static final String GET_METADATA = "getMetadata()" + METADATA;
    private static final String DEAD = "handle(Lio/smallrye/reactive/messaging/kafka/IncomingKafkaRecord;"
            + "Ljava/lang/Throwable;" + METADATA + ")Lio/smallrye/mutiny/Uni;";

    /** By name, since the classes cannot be loaded in an application without Kafka. */
    @BuildStep
    void beans(CurateOutcomeBuildItem application, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (isUsed(application)) {
            beans.produce(AdditionalBeanBuildItem.builder().setUnremovable()
                    .addBeanClasses(MESSAGING + "OutgoingMessages", PACKAGE + "KafkaFormat",
                            PACKAGE + "KafkaReaders", PACKAGE + "KafkaFlights", PACKAGE + "KafkaArrivals",
                            PACKAGE + "KafkaProducers",
                            PACKAGE + "KafkaChannels")
                    .build());
        }
    }

    @BuildStep
    void changes(CurateOutcomeBuildItem application, BuildProducer<ExpectedClassBuildItem> expected) {
        if (isUsed(application)) {
            records(expected);
        }
    }

    static void records(BuildProducer<ExpectedClassBuildItem> expected) {
        changed(expected, "records that Kafka's connector sends", "impl.ReactiveKafkaProducer",
                List.of(ExpectedMethod.changed(SEND, KafkaHop.class, "sending", "sent")),
                visitor -> new DerivedArguments(new ReplacedResults(visitor, KafkaHop.class, Map.of(SEND, "sent")),
                        KafkaHop.class, Map.of(SEND, "sending"), 0));
        changed(expected, "what serializers of Kafka write", "fault.SerializerWrapper",
                List.of(ExpectedMethod.changed(SERIALIZE, KafkaHop.class, "serializing")),
                visitor -> new DerivedArguments(visitor, KafkaHop.class, Map.of(SERIALIZE, "serializing"), 0));
        changed(expected, "what deserializers of Kafka read", "fault.DeserializerWrapper",
                List.of(ExpectedMethod.changed(DESERIALIZE, KafkaHop.class, "deserializing")),
                visitor -> new DerivedArguments(visitor, KafkaHop.class, Map.of(DESERIALIZE, "deserializing"), 0));
        changed(expected, "channels of Kafka that stop", "impl.KafkaSource",
                List.of(ExpectedMethod.changed(REPORT_FAILURE, KafkaHop.class, "stopping")),
                visitor -> new ReportedMethods(visitor, KafkaHop.class, Map.of(
                        CallSites.parameters(REPORT_FAILURE), new ReportedMethods.Report("stopping", 1, null, null))));
        changed(expected, "dead letters of Kafka", "fault.KafkaDeadLetterQueue",
                List.of(ExpectedMethod.changed(DEAD, KafkaHop.class, "dead")),
                visitor -> new DerivedArguments(visitor, KafkaHop.class, Map.of(DEAD, "dead"), 0));
        changed(expected, "records that Kafka's connector reads", "IncomingKafkaRecord", ReportedAcknowledgements.METHODS,
                ReportedAcknowledgements::change);
        changed(expected, "batches that Kafka's connector reads", "IncomingKafkaRecordBatch",
                Stream.concat(ReportedAcknowledgements.METHODS.stream(),
                        Stream.of(ExpectedMethod.changed(GET_METADATA, KafkaHop.class, "metadata"))).toList(),
                visitor -> new ReplacedResults(ReportedAcknowledgements.change(visitor), KafkaHop.class,
                        Map.of(GET_METADATA, "metadata")));
    }

    private static boolean isUsed(CurateOutcomeBuildItem application) {
        return Dependencies.find(application, ARTIFACT).isPresent();
    }

    private static void changed(BuildProducer<ExpectedClassBuildItem> expected, String purpose, String type,
            List<ExpectedMethod> methods, UnaryOperator<ClassVisitor> change) {
        expected.produce(new ExpectedClassBuildItem(Ability.IDLE, purpose,
                new ExpectedClass(ARTIFACT, KAFKA + type, methods, change)));
    }
}
