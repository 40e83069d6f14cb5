package io.quarkiverse.handlertesting.deployment;

import java.util.stream.Stream;

import org.jboss.logging.Logger;

import io.quarkiverse.handlertesting.runtime.internal.identity.IdentityRecorder;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Produce;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.BytecodeTransformerBuildItem;
import io.quarkus.deployment.builditem.ServiceStartBuildItem;
import io.quarkus.vertx.http.deployment.FilterBuildItem;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;

/** Lets requests act as the user that they name, in applications with quarkus-security. */
@BuildSteps(onlyIf = IsTest.class)
class IdentityProcessor {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.handlertesting");

    /** After the cause is known, and before the filters of everybody else: none of them shall see the header. */
    private static final int SECOND = 999_999;

    private static final String PACKAGE = "io.quarkiverse.handlertesting.runtime.internal.identity.";

    @BuildStep
    @Produce(ServiceStartBuildItem.class)
    void warn(Capabilities capabilities) {
        if (capabilities.isPresent(Capability.SECURITY) && !isPossible(capabilities)) {
            LOG.warn("as(user, roles) does not work with this version of Quarkus: its HttpAuthenticator is another.");
        }
    }

    private static boolean isPossible(Capabilities capabilities) {
        return capabilities.isPresent(Capability.SECURITY) && AttemptedAuthentication.isPossibleFor(HttpAuthenticator.class);
    }

    @BuildStep
    void beans(Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (isPossible(capabilities)) {
            AdditionalBeanBuildItem.Builder ours = AdditionalBeanBuildItem.builder().setUnremovable();
            // By name: all but one are nobody else's concern.
            Stream.of("TestIdentities", "TestIdentityProvider", "IdentityAuthenticator", "IdentityEvents")
                    .forEach(bean -> ours.addBeanClass(PACKAGE + bean));
            beans.produce(ours.build());
        }
    }

    @BuildStep
    @Record(ExecutionTime.STATIC_INIT)
    void filter(IdentityRecorder recorder, Capabilities capabilities, BuildProducer<FilterBuildItem> filters) {
        if (isPossible(capabilities)) {
            filters.produce(new FilterBuildItem(recorder.filter(), SECOND));
        }
    }

    @BuildStep
    void authenticator(Capabilities capabilities, BuildProducer<BytecodeTransformerBuildItem> transformers) {
        if (isPossible(capabilities)) {
            transformers.produce(new BytecodeTransformerBuildItem.Builder()
                    .setClassToTransform(HttpAuthenticator.class.getName())
                    .setVisitorFunction((name, visitor) -> new AttemptedAuthentication(visitor)).build());
        }
    }
}
