package io.quarkiverse.handlertesting.deployment;

import java.util.List;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.selfcheck.MissingMethod;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.SelfCheck;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.SelfCheckRecorder;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.builder.Version;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.BytecodeTransformerBuildItem;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;

/**
 * Looks for the methods of Quarkus and Vert.x that the extension expects. A missing method does not fail the build, which
 * would fail all tests, but each test that needs it. The changes are tried here, not observed where Quarkus makes them:
 * Quarkus remembers changed classes in dev mode.
 */
@BuildSteps(onlyIf = IsTest.class)
class SelfCheckProcessor {

    @BuildStep
    void find(List<ExpectedClassBuildItem> expected, CurateOutcomeBuildItem application,
            BuildProducer<BytecodeTransformerBuildItem> transformers, BuildProducer<MissingMethodBuildItem> missing) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        for (ExpectedClassBuildItem item : expected) {
            ExpectedClass type = item.expected();
            List<String> methods = type.missing(loader);
            String library = library(type.artifact(), application);
            methods.forEach(method -> missing.produce(new MissingMethodBuildItem(
                    new MissingMethod(item.ability(), method, library, item.purpose()))));
            // Changed as a whole or not at all.
            if (methods.isEmpty() && type.change() != null) {
                transformers.produce(new BytecodeTransformerBuildItem.Builder().setClassToTransform(type.type())
                        .setVisitorFunction((name, visitor) -> type.change().apply(visitor)).build());
            }
        }
    }

    @BuildStep
    @Record(ExecutionTime.STATIC_INIT)
    SyntheticBeanBuildItem check(SelfCheckRecorder recorder, List<MissingMethodBuildItem> missing) {
        return SyntheticBeanBuildItem.configure(SelfCheck.class).scope(Singleton.class).unremovable().runtimeValue(
                recorder.create(Version.getVersion(), missing.stream().map(MissingMethodBuildItem::method).toList())).done();
    }

    private static String library(String artifact, CurateOutcomeBuildItem application) {
        return Dependencies.find(application, artifact).map(dependency -> artifact + ' ' + dependency.getVersion())
                .orElse(artifact + ", which the application does not have");
    }
}
