package io.quarkiverse.handlertesting.deployment;

import io.quarkiverse.handlertesting.runtime.internal.http.SessionsProducer;
import io.quarkiverse.handlertesting.runtime.internal.http.VertxStoredSessions;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;

/** Adds the beans that make the sessions of a test. */
@BuildSteps(onlyIf = IsTest.class)
class SessionProcessor {

    @BuildStep
    AdditionalBeanBuildItem sessions() {
        return AdditionalBeanBuildItem.builder().setUnremovable()
                .addBeanClasses(SessionsProducer.class, VertxStoredSessions.class)
                .build();
    }
}
