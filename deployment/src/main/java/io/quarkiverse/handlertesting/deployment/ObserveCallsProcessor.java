package io.quarkiverse.handlertesting.deployment;

import java.util.List;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTransformation;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Type;

import io.quarkiverse.handlertesting.events.ObserveCalls;
import io.quarkiverse.handlertesting.runtime.internal.config.TapsConfig;
import io.quarkiverse.handlertesting.runtime.internal.taps.CallTap;
import io.quarkiverse.handlertesting.runtime.internal.taps.ObservedCalls;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.AnnotationsTransformerBuildItem;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;

/** Gives the beans that test classes name with {@link ObserveCalls} the interceptor that records their calls. */
@BuildSteps(onlyIf = IsTest.class)
class ObserveCallsProcessor {

    private static final DotName OBSERVE_CALLS = DotName.createSimple(ObserveCalls.class);

    @BuildStep
    void find(TapsConfig taps, CombinedIndexBuildItem index, BuildProducer<ObservationBuildItem> observations) {
        if (!taps.calls()) {
            return;
        }
        for (AnnotationInstance annotation : index.getIndex().getAnnotations(OBSERVE_CALLS)) {
            for (Type type : annotation.value().asClassArray()) {
                observations.produce(new ObservationBuildItem(annotation.target().asClass().name(), type.name()));
            }
        }
    }

    @BuildStep
    void intercept(List<ObservationBuildItem> observations, CombinedIndexBuildItem index,
            BuildProducer<AnnotationsTransformerBuildItem> transformers, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (observations.isEmpty()) {
            return;
        }
        beans.produce(new AdditionalBeanBuildItem(CallTap.class, ObservedCalls.class));
        ObservedTypes observed = new ObservedTypes(observations, index.getIndex());
        transformers.produce(new AnnotationsTransformerBuildItem(AnnotationTransformation.forClasses()
                .whenClass(observed::include).transform(context -> context.add(ObservedCalls.class))));
    }
}
