package io.quarkiverse.handlertesting.deployment;

import java.nio.file.Path;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.story.AddressesInCode;
import io.quarkiverse.handlertesting.runtime.internal.story.ClueFinder;
import io.quarkiverse.handlertesting.runtime.internal.story.RolesInCode;
import io.quarkiverse.handlertesting.runtime.internal.taps.CodeTexts;
import io.quarkus.arc.BeanCreator;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.ApplicationArchivesBuildItem;

/** Explains failures by texts in the code of the application: a misspelt role, or a fixed address. */
@BuildSteps(onlyIf = IsTest.class)
class CodeTextsProcessor {

    @BuildStep
    void finders(Capabilities capabilities, ApplicationArchivesBuildItem archives,
            BuildProducer<SyntheticBeanBuildItem> beans) {
        String[] folders = archives.getRootArchive().getRootDirectories().stream().map(Path::toString).toArray(String[]::new);
        beans.produce(finder(AddressesInCode.class, folders, CodeTexts.Addresses.class));
        if (capabilities.isPresent(Capability.SECURITY)) {
            beans.produce(finder(RolesInCode.class, folders, CodeTexts.Roles.class));
        }
    }

    private static <T extends ClueFinder> SyntheticBeanBuildItem finder(Class<T> type, String[] folders,
            Class<? extends BeanCreator<T>> creator) {
        return SyntheticBeanBuildItem.configure(type).addType(ClueFinder.class).scope(Singleton.class).unremovable()
                .param(CodeTexts.FOLDERS, folders).creator(creator).done();
    }
}
