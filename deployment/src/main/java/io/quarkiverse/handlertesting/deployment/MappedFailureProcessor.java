package io.quarkiverse.handlertesting.deployment;

import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.deployment.ReportedMethods.Report;
import io.quarkiverse.handlertesting.runtime.internal.config.TapsConfig;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkiverse.handlertesting.runtime.internal.taps.MappedFailures;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;

/** Makes Quarkus REST report the exceptions of endpoints that a mapper makes a response of. */
@BuildSteps(onlyIf = IsTest.class)
class MappedFailureProcessor {

    private static final String MAP = "mapException(Ljava/lang/Throwable;"
            + "Lorg/jboss/resteasy/reactive/server/core/ResteasyReactiveRequestContext;)";

    @BuildStep
    void mappers(TapsConfig taps, Capabilities capabilities, BuildProducer<ExpectedClassBuildItem> expected) {
        if (taps.failure()) {
            mappers(capabilities, expected);
        }
    }

    static void mappers(Capabilities capabilities, BuildProducer<ExpectedClassBuildItem> expected) {
        if (capabilities.isPresent(Capability.RESTEASY_REACTIVE)) {
            expected.produce(new ExpectedClassBuildItem(Ability.ANSWERED_FAILURES, "exceptions of endpoints",
                    new ExpectedClass("io.quarkus.resteasy.reactive:resteasy-reactive",
                            "org.jboss.resteasy.reactive.server.core.RuntimeExceptionMapper",
                            List.of(ExpectedMethod.changed(MAP + "V", MappedFailures.class, "mapping")),
                            visitor -> new ReportedMethods(visitor, MappedFailures.class,
                                    Map.of(MAP, new Report("mapping", 1, null, null))))));
        }
    }
}
