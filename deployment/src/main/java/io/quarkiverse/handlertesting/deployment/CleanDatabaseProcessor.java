package io.quarkiverse.handlertesting.deployment;

import java.util.Optional;

import jakarta.inject.Singleton;

import org.jboss.jandex.DotName;

import io.quarkiverse.handlertesting.junit.CleanDatabase;
import io.quarkiverse.handlertesting.runtime.internal.database.CleanDatabases;
import io.quarkiverse.handlertesting.runtime.internal.database.HibernateCache;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.DevServicesLauncherConfigResultBuildItem;

/** Copies the rows of databases that tests clean, in applications with a data source of JDBC. */
@BuildSteps(onlyIf = IsTest.class)
class CleanDatabaseProcessor {

    private static final DotName ANNOTATION = DotName.createSimple(CleanDatabase.class);

    @BuildStep
    void databases(Capabilities capabilities, CombinedIndexBuildItem index,
            Optional<DevServicesLauncherConfigResultBuildItem> devServices, BuildProducer<SyntheticBeanBuildItem> beans,
            BuildProducer<AdditionalBeanBuildItem> classes) {
        if (capabilities.isPresent(Capability.AGROAL)) {
            String[] addresses = devServices.map(all -> all.getConfig().values().stream()
                    .filter(value -> value.startsWith("jdbc:")).toArray(String[]::new)).orElse(new String[0]);
            beans.produce(SyntheticBeanBuildItem.configure(CleanDatabases.class).scope(Singleton.class).unremovable()
                    .param(CleanDatabases.USED, !index.getIndex().getAnnotations(ANNOTATION).isEmpty())
                    .param(CleanDatabases.DEV_SERVICES, addresses).creator(CleanDatabases.Creator.class).done());
            if (capabilities.isPresent(Capability.HIBERNATE_ORM)) {
                classes.produce(AdditionalBeanBuildItem.unremovableOf(HibernateCache.class));
            }
        }
    }
}
