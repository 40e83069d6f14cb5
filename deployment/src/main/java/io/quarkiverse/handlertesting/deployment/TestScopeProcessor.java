package io.quarkiverse.handlertesting.deployment;

import io.quarkiverse.handlertesting.junit.TestScoped;
import io.quarkiverse.handlertesting.runtime.internal.junit.EarlierFailure;
import io.quarkiverse.handlertesting.runtime.internal.junit.Invocations;
import io.quarkiverse.handlertesting.runtime.internal.junit.TestScopedBeans;
import io.quarkiverse.handlertesting.runtime.internal.junit.TestScopedContext;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.ContextRegistrationPhaseBuildItem;
import io.quarkus.arc.deployment.ContextRegistrationPhaseBuildItem.ContextConfiguratorBuildItem;
import io.quarkus.arc.deployment.CustomScopeBuildItem;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;

/** Adds the scope of beans that live as long as a test. */
@BuildSteps(onlyIf = IsTest.class)
class TestScopeProcessor {

    @BuildStep
    ContextConfiguratorBuildItem context(ContextRegistrationPhaseBuildItem phase) {
        return new ContextConfiguratorBuildItem(
                phase.getContext().configure(TestScoped.class).normal().contextClass(TestScopedContext.class));
    }

    @BuildStep
    CustomScopeBuildItem scope() {
        return new CustomScopeBuildItem(TestScoped.class);
    }

    @BuildStep
    AdditionalBeanBuildItem beans() {
        return AdditionalBeanBuildItem.builder().setUnremovable().addBeanClasses(TestScopedBeans.class, EarlierFailure.class,
                Invocations.class).build();
    }
}
