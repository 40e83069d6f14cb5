package io.quarkiverse.handlertesting.deployment;

import io.quarkiverse.handlertesting.runtime.internal.config.TapsConfig;
import io.quarkiverse.handlertesting.runtime.internal.taps.SpanSource;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;

/** Records the spans of applications with OpenTelemetry. */
@BuildSteps(onlyIf = IsTest.class)
class OpenTelemetryProcessor {

    /** By name, since the class cannot be loaded in an application without OpenTelemetry. */
    @BuildStep
    void spans(TapsConfig taps, Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (taps.span() && capabilities.isPresent(Capability.OPENTELEMETRY_TRACER)) {
            beans.produce(AdditionalBeanBuildItem.builder().setUnremovable()
                    .addBeanClass(SpanSource.class.getPackageName() + ".opentelemetry.SpanTap").build());
        }
    }
}
