package io.quarkiverse.handlertesting.deployment;

import java.util.List;
import java.util.Map;

import org.objectweb.asm.ClassVisitor;

import io.quarkiverse.handlertesting.runtime.internal.messaging.AcknowledgementHop;

/** Makes a class of messages report when they are acknowledged. */
final class ReportedAcknowledgements {

    private static final String METADATA = "Lorg/eclipse/microprofile/reactive/messaging/Metadata;";
    private static final String STAGE = "Ljava/util/concurrent/CompletionStage;";
    private static final String ACK = "ack(" + METADATA + ")" + STAGE;
    private static final String NACK = "nack(Ljava/lang/Throwable;" + METADATA + ")" + STAGE;

    static final List<ExpectedMethod> METHODS = List.of(
            ExpectedMethod.changed(ACK, AcknowledgementHop.class, "acking", "acked"),
            ExpectedMethod.changed(NACK, AcknowledgementHop.class, "nacking", "nacked"));

    private ReportedAcknowledgements() {
    }

    static ClassVisitor change(ClassVisitor visitor) {
        Map<String, ReportedMethods.Report> begins = Map.of(
                CallSites.parameters(ACK), new ReportedMethods.Report("acking", 0, null, null),
                CallSites.parameters(NACK), new ReportedMethods.Report("nacking", 1, null, null));
        return new ReportedMethods(
                new ReplacedResults(visitor, AcknowledgementHop.class, Map.of(ACK, "acked", NACK, "nacked")),
                AcknowledgementHop.class, begins);
    }
}
