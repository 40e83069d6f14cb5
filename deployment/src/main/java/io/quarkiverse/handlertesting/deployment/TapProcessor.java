package io.quarkiverse.handlertesting.deployment;

import io.quarkiverse.handlertesting.runtime.internal.config.TapsConfig;
import io.quarkiverse.handlertesting.runtime.internal.taps.AnswerLine;
import io.quarkiverse.handlertesting.runtime.internal.taps.CdiAsyncTap;
import io.quarkiverse.handlertesting.runtime.internal.taps.CdiEvents;
import io.quarkiverse.handlertesting.runtime.internal.taps.CdiTap;
import io.quarkiverse.handlertesting.runtime.internal.taps.EventBusTap;
import io.quarkiverse.handlertesting.runtime.internal.taps.HttpTap;
import io.quarkiverse.handlertesting.runtime.internal.taps.OutgoingCallTap;
import io.quarkiverse.handlertesting.runtime.internal.taps.ReactiveTransactions;
import io.quarkiverse.handlertesting.runtime.internal.taps.RunningReceiver;
import io.quarkiverse.handlertesting.runtime.internal.taps.SendingLine;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;

/** Adds the taps, unless the configuration switches them off. */
@BuildSteps(onlyIf = IsTest.class)
class TapProcessor {

    /** By name, since the class cannot be loaded in an application without transactions. */
    private static final String TRANSACTION_AFTER_COMMIT = "io.quarkiverse.handlertesting.runtime.internal.taps."
            + "TransactionAfterCommit";

    @BuildStep
    void cdi(TapsConfig taps, Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (taps.cdi()) {
            beans.produce(unremovable(CdiTap.class.getName()));
        }
        if (taps.cdiAsync()) {
            beans.produce(unremovable(CdiAsyncTap.class.getName()));
        }
        if (taps.cdi() || taps.cdiAsync()) {
            beans.produce(unremovable(CdiEvents.class.getName()));
        }
        if (taps.cdi() && taps.cdiCommitted() && capabilities.isPresent(Capability.TRANSACTIONS)) {
            beans.produce(unremovable(TRANSACTION_AFTER_COMMIT));
        }
        if (capabilities.isPresent(Capability.HIBERNATE_REACTIVE)) {
            beans.produce(unremovable(ReactiveTransactions.class.getName()));
        }
    }

    @BuildStep
    void senders(BuildProducer<AdditionalBeanBuildItem> beans) {
        beans.produce(unremovable(SendingLine.class.getName()));
        beans.produce(unremovable(RunningReceiver.class.getName()));
    }

    @BuildStep
    void http(TapsConfig taps, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (taps.http()) {
            beans.produce(unremovable(AnswerLine.class.getName()));
            beans.produce(unremovable(HttpTap.class.getName()));
        }
        if (taps.http() || taps.callOut()) {
            beans.produce(unremovable(OutgoingCallTap.class.getName()));
        }
    }

    @BuildStep
    void eventBus(TapsConfig taps, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (taps.eventBus()) {
            beans.produce(unremovable(EventBusTap.class.getName()));
        }
    }

    private static AdditionalBeanBuildItem unremovable(String bean) {
        return AdditionalBeanBuildItem.builder().setUnremovable().addBeanClass(bean).build();
    }
}
