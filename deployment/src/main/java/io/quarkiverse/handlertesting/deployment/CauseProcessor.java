package io.quarkiverse.handlertesting.deployment;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.jandex.DotName;

import io.quarkiverse.handlertesting.runtime.internal.hops.BusHop;
import io.quarkiverse.handlertesting.runtime.internal.hops.CauseVertxOptions;
import io.quarkiverse.handlertesting.runtime.internal.hops.ExecutorHop;
import io.quarkiverse.handlertesting.runtime.internal.hops.HopRecorder;
import io.quarkiverse.handlertesting.runtime.internal.hops.HttpHop;
import io.quarkiverse.handlertesting.runtime.internal.hops.ManagedExecutorRecorder;
import io.quarkiverse.handlertesting.runtime.internal.hops.OpenWebSockets;
import io.quarkiverse.handlertesting.runtime.internal.hops.RestAssuredHop;
import io.quarkiverse.handlertesting.runtime.internal.hops.ThreadHop;
import io.quarkiverse.handlertesting.runtime.internal.hops.Timers;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.BeanContainerBuildItem;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.ExecutorBuildItem;
import io.quarkus.smallrye.context.deployment.spi.ThreadContextProviderBuildItem;
import io.quarkus.vertx.http.deployment.FilterBuildItem;
import io.smallrye.context.SmallRyeManagedExecutor;

/** Adds the hops, which carry a cause over the borders that can be followed. */
@BuildSteps(onlyIf = IsTest.class)
class CauseProcessor {

    /** Before all other filters: their work belongs to the request. */
    private static final int FIRST = 1_000_000;

    private static final DotName MANAGED_EXECUTOR = DotName.createSimple(ManagedExecutor.class);

    @BuildStep
    AdditionalBeanBuildItem hops() {
        return AdditionalBeanBuildItem.builder().setUnremovable().addBeanClasses(HttpHop.class, BusHop.class, ExecutorHop.class,
                RestAssuredHop.class, OpenWebSockets.class, Timers.class, CauseVertxOptions.class).build();
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    FilterBuildItem http(HopRecorder recorder, BeanContainerBuildItem container) {
        return new FilterBuildItem(recorder.http(), FIRST);
    }

    @BuildStep
    ThreadContextProviderBuildItem threads() {
        return new ThreadContextProviderBuildItem(ThreadHop.class);
    }

    /** Replaces the default executor of Quarkus. An application with an executor of its own keeps that. */
    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void managedExecutor(ManagedExecutorRecorder recorder, ExecutorBuildItem executor, BeanDiscoveryFinishedBuildItem discovery,
            BuildProducer<SyntheticBeanBuildItem> beans) {
        boolean own = discovery.beanStream().stream().anyMatch(bean -> !bean.isDefaultBean() && bean.hasDefaultQualifiers()
                && bean.getTypes().stream().anyMatch(type -> type.name().equals(MANAGED_EXECUTOR)));
        if (!own) {
            beans.produce(SyntheticBeanBuildItem.configure(SmallRyeManagedExecutor.class).identifier("handler-testing")
                    .scope(ApplicationScoped.class)
                    .addType(ManagedExecutor.class).unremovable().supplier(recorder.tracked(executor.getExecutorProxy()))
                    .setRuntimeInit().done());
        }
    }
}
