package io.quarkiverse.handlertesting.deployment;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

import io.quarkiverse.handlertesting.runtime.internal.taps.BusConsumers;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.vertx.deployment.EventConsumerBusinessMethodItem;

/** Tells the tap of the event bus the names of the {@code @ConsumeEvent} methods, which Vert.x does not know. */
@BuildSteps(onlyIf = IsTest.class)
class BusConsumerProcessor {

    @BuildStep
    SyntheticBeanBuildItem consumers(List<EventConsumerBusinessMethodItem> methods) {
        List<String> described = new ArrayList<>();
        for (EventConsumerBusinessMethodItem method : methods) {
            MethodInfo consumer = method.getConsumeEvent().target().asMethod();
            String type = consumer.declaringClass().name().toString();
            described.add(method.getConsumeEvent().value() == null ? type : method.getConsumeEvent().value().asString());
            described.add(type.substring(type.lastIndexOf('.') + 1).replace('$', '.') + "." + consumer.name());
            described.add(isLater(method, consumer) ? BusConsumers.LATER : "");
        }
        return SyntheticBeanBuildItem.configure(BusConsumers.class).scope(Singleton.class).unremovable()
                .param(BusConsumers.METHODS, described.toArray(String[]::new)).creator(BusConsumers.Creator.class).done();
    }

    private static boolean isLater(EventConsumerBusinessMethodItem method, MethodInfo consumer) {
        boolean blocking = method.isBlockingAnnotation() || method.isRunOnVirtualThreadAnnotation()
                || method.getConsumeEvent().value("blocking") != null && method.getConsumeEvent().value("blocking").asBoolean();
        Type returned = consumer.returnType();
        return blocking || returned.kind() == Type.Kind.PARAMETERIZED_TYPE || isSuspending(consumer);
    }

    /** A function of Kotlin that suspends gets its continuation as the last parameter. */
    private static boolean isSuspending(MethodInfo consumer) {
        return consumer.parametersCount() > 0
                && consumer.parameterType(consumer.parametersCount() - 1).name().equals(DotName.createSimple(
                        "kotlin.coroutines.Continuation"));
    }

}
