package io.quarkiverse.handlertesting.deployment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationTarget.Kind;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.PrimitiveType;
import org.jboss.jandex.Type;

/** Finds what consumes the channels of the application, and which channels it writes. */
final class ChannelConsumers {

    private static final String MICROPROFILE = "org.eclipse.microprofile.reactive.messaging.";
    private static final String SMALLRYE = "io.smallrye.reactive.messaging.";
    private static final DotName CHANNEL = DotName.createSimple(MICROPROFILE + "Channel");
    private static final DotName INCOMING = DotName.createSimple(MICROPROFILE + "Incoming");
    private static final DotName OUTGOING = DotName.createSimple(MICROPROFILE + "Outgoing");
    /** Types that contain the payload as their last type argument. */
    private static final Set<String> WRAPPERS = Set.of(MICROPROFILE + "Message", SMALLRYE + "kafka.KafkaRecord",
            SMALLRYE + "kafka.IncomingKafkaRecord", SMALLRYE + "kafka.KafkaRecordBatch", SMALLRYE + "kafka.Record",
            "org.apache.kafka.clients.consumer.ConsumerRecord", "org.apache.kafka.clients.consumer.ConsumerRecords",
            "io.smallrye.mutiny.Multi", "java.util.concurrent.Flow$Publisher", "org.reactivestreams.Publisher",
            "org.eclipse.microprofile.reactive.streams.operators.PublisherBuilder", "java.util.List");

    private final Map<String, List<String>> methods = new LinkedHashMap<>();
    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, List<String>> senders = new TreeMap<>();

    ChannelConsumers(IndexView index) {
        index.getAnnotationsWithRepeatable(INCOMING, index).forEach(this::addMethod);
        index.getAnnotationsWithRepeatable(OUTGOING, index).forEach(this::addSender);
        index.getAnnotations(CHANNEL).forEach(this::addInjected);
    }

    /** The consumers of each channel, {@code "Orders.consume"}, by the name of the channel. */
    Map<String, List<String>> methods() {
        return methods;
    }

    /** The names of the classes of payloads, by the name of the channel. */
    Map<String, String> types() {
        return types;
    }

    /** The classes that have an emitter or a method for a channel, {@code "Billing"}, by the name of the channel. */
    Map<String, List<String>> senders() {
        return senders;
    }

    /** The channels that the application writes. */
    Set<String> outgoing() {
        return senders.keySet();
    }

    private void addSender(AnnotationInstance annotation) {
        if (annotation.target().kind() == Kind.METHOD) {
            addSender(annotation, annotation.target().asMethod().declaringClass());
        }
    }

    private void addSender(AnnotationInstance annotation, ClassInfo type) {
        List<String> known = senders.computeIfAbsent(annotation.value().asString(), first -> new ArrayList<>());
        String name = SimpleNames.of(type.name());
        if (!known.contains(name)) {
            known.add(name);
        }
    }

    private void addMethod(AnnotationInstance annotation) {
        if (annotation.target().kind() == Kind.METHOD) {
            MethodInfo method = annotation.target().asMethod();
            add(annotation.value().asString(), method.declaringClass(), method.name(),
                    method.parametersCount() == 0 ? null : method.parameterType(0));
        }
    }

    private void addInjected(AnnotationInstance annotation) {
        AnnotationTarget target = annotation.target();
        Type type = target.kind() == Kind.FIELD ? target.asField().type()
                : target.kind() == Kind.METHOD_PARAMETER ? target.asMethodParameter().type() : null;
        if (type == null) {
            return;
        }
        if (isEmitter(type)) {
            addSender(annotation, target.kind() == Kind.FIELD ? target.asField().declaringClass()
                    : target.asMethodParameter().method().declaringClass());
        } else if (target.kind() == Kind.FIELD) {
            add(annotation.value().asString(), target.asField().declaringClass(), target.asField().name(), type);
        } else {
            MethodInfo method = target.asMethodParameter().method();
            add(annotation.value().asString(), method.declaringClass(), method.name(), type);
        }
    }

    private static boolean isEmitter(Type type) {
        return type.name().withoutPackagePrefix().endsWith("Emitter");
    }

    private void add(String channel, ClassInfo holder, String member, Type taken) {
        String consumer = SimpleNames.of(holder.name()) + (member.equals("<init>") ? "" : "." + member);
        methods.computeIfAbsent(channel, first -> new ArrayList<>()).add(consumer);
        String payload = payload(taken);
        if (!payload.isEmpty()) {
            types.putIfAbsent(channel, payload);
        }
    }

    /** The name of the class of the payload; empty if it is unknown. */
    private static String payload(Type taken) {
        if (taken == null) {
            return "";
        }
        return switch (taken.kind()) {
            case PRIMITIVE -> PrimitiveType.box(taken.asPrimitiveType()).name().toString();
            case CLASS -> WRAPPERS.contains(taken.name().toString()) || taken.name().equals(DotName.OBJECT_NAME) ? ""
                    : taken.name().toString();
            case PARAMETERIZED_TYPE -> {
                List<Type> arguments = taken.asParameterizedType().arguments();
                yield WRAPPERS.contains(taken.name().toString()) ? payload(arguments.get(arguments.size() - 1))
                        : taken.name().toString();
            }
            default -> "";
        };
    }
}
