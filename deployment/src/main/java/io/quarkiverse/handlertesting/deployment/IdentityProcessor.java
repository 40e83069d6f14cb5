package io.quarkiverse.handlertesting.deployment;

import java.util.List;

import io.quarkiverse.handlertesting.runtime.internal.identity.IdentityAuthenticator;
import io.quarkiverse.handlertesting.runtime.internal.identity.IdentityEvents;
import io.quarkiverse.handlertesting.runtime.internal.identity.IdentityRecorder;
import io.quarkiverse.handlertesting.runtime.internal.identity.TestIdentities;
import io.quarkiverse.handlertesting.runtime.internal.identity.TestIdentityProvider;
import io.quarkiverse.handlertesting.runtime.internal.identity.UserTokens;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.vertx.http.deployment.FilterBuildItem;

/** Lets requests act as the user that they name, in applications with quarkus-security. */
@BuildSteps(onlyIf = IsTest.class)
class IdentityProcessor {

    /** After the cause is known, and before all other filters, so that none of them sees the header. */
    private static final int SECOND = 999_999;

    // A name, not a class: a class that no longer exists must not fail the build.
    static final String AUTHENTICATOR = "io.quarkus.vertx.http.runtime.security.HttpAuthenticator";

    private static boolean isPossible(Capabilities capabilities, List<MissingMethodBuildItem> missing) {
        return capabilities.isPresent(Capability.SECURITY)
                && missing.stream().noneMatch(item -> item.method().ability() == Ability.IDENTITY);
    }

    @BuildStep
    void beans(Capabilities capabilities, List<MissingMethodBuildItem> missing,
            BuildProducer<AdditionalBeanBuildItem> beans) {
        if (isPossible(capabilities, missing)) {
            beans.produce(AdditionalBeanBuildItem.builder().setUnremovable().addBeanClasses(TestIdentities.class,
                    TestIdentityProvider.class, IdentityAuthenticator.class, IdentityEvents.class).build());
            if (capabilities.isPresent(Capability.JWT) || capabilities.isPresent(Capability.OIDC)) {
                beans.produce(AdditionalBeanBuildItem.unremovableOf(UserTokens.class));
            }
        }
    }

    @BuildStep
    @Record(ExecutionTime.STATIC_INIT)
    void filter(IdentityRecorder recorder, Capabilities capabilities, List<MissingMethodBuildItem> missing,
            BuildProducer<FilterBuildItem> filters) {
        if (isPossible(capabilities, missing)) {
            filters.produce(new FilterBuildItem(recorder.filter(), SECOND));
        }
    }

    @BuildStep
    void authenticator(Capabilities capabilities, BuildProducer<ExpectedClassBuildItem> expected) {
        if (capabilities.isPresent(Capability.SECURITY)) {
            expected.produce(new ExpectedClassBuildItem(Ability.IDENTITY, "as(user, roles)",
                    AttemptedAuthentication.of(AUTHENTICATOR)));
        }
    }
}
