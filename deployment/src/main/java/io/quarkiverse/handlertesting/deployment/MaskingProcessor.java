package io.quarkiverse.handlertesting.deployment;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationSecrets;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildStep;

/** Masks secrets in messages. */
class MaskingProcessor {

    @BuildStep(onlyIf = IsTest.class)
    AdditionalBeanBuildItem beans() {
        return AdditionalBeanBuildItem.unremovableOf(ApplicationSecrets.class);
    }
}
