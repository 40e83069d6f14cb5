package io.quarkiverse.handlertesting.deployment;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.events.EventsImpl;
import io.quarkiverse.handlertesting.runtime.internal.events.SelectorCheck;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.FeatureBuildItem;

/** Adds the feature, and the beans that a test injects. */
@BuildSteps(onlyIf = IsTest.class)
class HandlerTestingProcessor {

    private static final String FEATURE = "handler-testing";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    @BuildStep
    AdditionalBeanBuildItem events() {
        // Unremovable: callbacks of JUnit look them up, which ArC cannot see.
        return AdditionalBeanBuildItem.builder().setUnremovable()
                .addBeanClasses(ApplicationTestRuns.class, EventsImpl.class, SelectorCheck.class).build();
    }
}
