package io.quarkiverse.handlertesting.deployment;

import io.quarkiverse.handlertesting.runtime.internal.http.TestSessions;
import io.quarkiverse.handlertesting.runtime.internal.http.VertxStoredSessions;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;

/** The users of a test. */
@BuildSteps(onlyIf = IsTest.class)
class SessionProcessor {

    @BuildStep
    AdditionalBeanBuildItem sessions() {
        return AdditionalBeanBuildItem.builder().setUnremovable().addBeanClasses(TestSessions.class, VertxStoredSessions.class)
                .build();
    }
}
