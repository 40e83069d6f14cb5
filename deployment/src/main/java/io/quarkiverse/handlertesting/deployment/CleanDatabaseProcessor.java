package io.quarkiverse.handlertesting.deployment;

import java.util.Optional;

import jakarta.inject.Singleton;

import org.jboss.jandex.DotName;

import io.quarkiverse.handlertesting.junit.CleanDatabase;
import io.quarkiverse.handlertesting.runtime.internal.database.CleanDatabases;
import io.quarkiverse.handlertesting.runtime.internal.database.DevServicesRecorder;
import io.quarkiverse.handlertesting.runtime.internal.database.HibernateCache;
import io.quarkiverse.handlertesting.runtime.internal.database.JdbcDatabases;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.BeanContainerBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.DevServicesLauncherConfigResultBuildItem;

/** Copies the rows of databases that tests clean, in applications with a data source. */
@BuildSteps(onlyIf = IsTest.class)
class CleanDatabaseProcessor {

    private static final DotName ANNOTATION = DotName.createSimple(CleanDatabase.class);
    // A name, not a class: the class needs the client.
    private static final String POSTGRES = "io.quarkiverse.handlertesting.runtime.internal.database.reactive.PostgresDatabases";

    @BuildStep
    void databases(Capabilities capabilities, CombinedIndexBuildItem index, BuildProducer<SyntheticBeanBuildItem> beans,
            BuildProducer<AdditionalBeanBuildItem> classes) {
        if (capabilities.isPresent(Capability.AGROAL)) {
            classes.produce(AdditionalBeanBuildItem.unremovableOf(JdbcDatabases.class));
        }
        if (capabilities.isPresent(Capability.REACTIVE_PG_CLIENT)) {
            classes.produce(AdditionalBeanBuildItem.unremovableOf(POSTGRES));
        }
        if (hasDatabase(capabilities)) {
            beans.produce(SyntheticBeanBuildItem.configure(CleanDatabases.class).scope(Singleton.class).unremovable()
                    .param(CleanDatabases.USED, !index.getIndex().getAnnotations(ANNOTATION).isEmpty())
                    .creator(CleanDatabases.Creator.class).done());
            if (capabilities.isPresent(Capability.HIBERNATE_ORM)) {
                classes.produce(AdditionalBeanBuildItem.unremovableOf(HibernateCache.class));
            }
        }
    }

    private static boolean hasDatabase(Capabilities capabilities) {
        return capabilities.isPresent(Capability.AGROAL) || capabilities.isPresent(Capability.REACTIVE_PG_CLIENT);
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void devServices(DevServicesRecorder recorder, Capabilities capabilities, BeanContainerBuildItem container,
            Optional<DevServicesLauncherConfigResultBuildItem> devServices) {
        if (hasDatabase(capabilities) && devServices.isPresent()) {
            recorder.set(devServices.get().getConfig().values().stream().filter(value -> value.contains("://")).toList());
        }
    }
}
