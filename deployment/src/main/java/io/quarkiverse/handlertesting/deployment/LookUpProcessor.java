package io.quarkiverse.handlertesting.deployment;

import java.util.Map;

import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkiverse.handlertesting.runtime.internal.taps.DeclaredLookUps;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;

/** Makes Quarkus REST report the names that resource methods look up in a request. */
@BuildSteps(onlyIf = IsTest.class)
class LookUpProcessor {

    private static final Map<String, String> METHODS = Map.of(
            "getHeader(Ljava/lang/String;Z)Ljava/lang/Object;", "header",
            "getQueryParameter(Ljava/lang/String;ZZLjava/lang/String;)Ljava/lang/Object;", "queryParameter",
            "getFormParameter(Ljava/lang/String;ZZ)Ljava/lang/Object;", "formParameter",
            "getCookieParameter(Ljava/lang/String;)Ljava/lang/String;", "cookie");

    @BuildStep
    void parameters(Capabilities capabilities, BuildProducer<ExpectedClassBuildItem> expected) {
        if (capabilities.isPresent(Capability.RESTEASY_REACTIVE)) {
            expected.produce(new ExpectedClassBuildItem(Ability.LOOK_UPS, "parameters of endpoints",
                    new ExpectedClass("io.quarkus.resteasy.reactive:resteasy-reactive",
                            "org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext",
                            METHODS.entrySet().stream().sorted(Map.Entry.comparingByKey())
                                    .map(method -> ExpectedMethod.changed(method.getKey(), DeclaredLookUps.class,
                                            method.getValue()))
                                    .toList(),
                            visitor -> new ReplacedResults(visitor, DeclaredLookUps.class, METHODS))));
        }
    }
}
