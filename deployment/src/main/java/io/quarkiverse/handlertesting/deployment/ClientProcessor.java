package io.quarkiverse.handlertesting.deployment;

import io.quarkiverse.handlertesting.runtime.internal.client.ApplicationTransports;
import io.quarkiverse.handlertesting.runtime.internal.client.HandlerClientProducer;
import io.quarkiverse.handlertesting.runtime.internal.client.OpenStreams;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;

/** Adds the beans that send the requests of a test. */
@BuildSteps(onlyIf = IsTest.class)
class ClientProcessor {

    @BuildStep
    AdditionalBeanBuildItem client() {
        return AdditionalBeanBuildItem.builder().setUnremovable().addBeanClasses(HandlerClientProducer.class,
                ApplicationTransports.class, OpenStreams.class).build();
    }
}
