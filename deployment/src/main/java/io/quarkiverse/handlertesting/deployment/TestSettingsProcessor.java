package io.quarkiverse.handlertesting.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jakarta.inject.Singleton;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget.Kind;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;

import io.quarkiverse.handlertesting.runtime.internal.settings.FixedKeys;
import io.quarkiverse.handlertesting.runtime.internal.settings.SettingsOfTests;
import io.quarkiverse.handlertesting.runtime.internal.settings.SettingsSource;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.processor.InjectionPointInfo;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigBuilderBuildItem;

/** Lets tests set configuration keys, and knows those whose values are read before. */
@BuildSteps(onlyIf = IsTest.class)
class TestSettingsProcessor {

    private static final DotName MAPPING = DotName.createSimple("io.smallrye.config.ConfigMapping");
    private static final DotName PROPERTIES = DotName
            .createSimple("org.eclipse.microprofile.config.inject.ConfigProperties");
    private static final DotName PROPERTY = DotName.createSimple("org.eclipse.microprofile.config.inject.ConfigProperty");
    /** Scopes whose beans may be made during a test. */
    private static final Set<String> SHORT = Set.of("Dependent", "RequestScoped", "SessionScoped", "TransactionScoped",
            "TestScoped");
    /** Types whose objects read the value when they are asked for it. */
    private static final Set<DotName> LATE = Set.of(DotName.createSimple("jakarta.enterprise.inject.Instance"),
            DotName.createSimple("jakarta.inject.Provider"), DotName.createSimple("java.util.function.Supplier"));

    @BuildStep
    AdditionalBeanBuildItem bean() {
        return AdditionalBeanBuildItem.unremovableOf(SettingsOfTests.class);
    }

    @BuildStep
    RunTimeConfigBuilderBuildItem source() {
        return new RunTimeConfigBuilderBuildItem(SettingsSource.Builder.class);
    }

    @BuildStep
    SyntheticBeanBuildItem fixedKeys(CombinedIndexBuildItem index, BeanDiscoveryFinishedBuildItem beans) {
        return SyntheticBeanBuildItem.configure(FixedKeys.class).scope(Singleton.class).unremovable()
                .param(FixedKeys.MAPPINGS, mappings(index.getIndex()))
                .param(FixedKeys.INJECTED, injected(beans)).creator(FixedKeys.Creator.class).done();
    }

    private static String[] mappings(IndexView index) {
        List<String> mappings = new ArrayList<>();
        for (DotName annotation : List.of(MAPPING, PROPERTIES)) {
            for (AnnotationInstance mapping : index.getAnnotations(annotation)) {
                AnnotationValue prefix = mapping.value("prefix");
                if (mapping.target().kind() == Kind.CLASS && prefix != null && !prefix.asString().isEmpty()) {
                    mappings.add(prefix.asString());
                    mappings.add(mapping.target().asClass().simpleName());
                }
            }
        }
        return mappings.toArray(String[]::new);
    }

    private static String[] injected(BeanDiscoveryFinishedBuildItem beans) {
        List<String> injected = new ArrayList<>();
        for (InjectionPointInfo point : beans.getInjectionPoints()) {
            AnnotationInstance property = point.getRequiredQualifier(PROPERTY);
            AnnotationValue name = property == null ? null : property.value("name");
            if (name != null && !isLate(point.getType()) && outlivesTests(point)) {
                injected.add(name.asString());
                injected.add(point.getTargetBean().orElseThrow().getImplClazz().simpleName());
            }
        }
        return injected.toArray(String[]::new);
    }

    private static boolean isLate(Type type) {
        return LATE.contains(type.name());
    }

    private static boolean outlivesTests(InjectionPointInfo point) {
        return point.getTargetBean().filter(bean -> bean.getImplClazz() != null
                && !SHORT.contains(bean.getScope().getDotName().withoutPackagePrefix())).isPresent();
    }
}
