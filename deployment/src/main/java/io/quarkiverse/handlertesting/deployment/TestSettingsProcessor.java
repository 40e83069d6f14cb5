package io.quarkiverse.handlertesting.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import io.quarkiverse.handlertesting.junit.TestScoped;
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
    private static final Set<DotName> SHORT = Stream
            .of("jakarta.enterprise.context.Dependent", "jakarta.enterprise.context.RequestScoped",
                    "jakarta.enterprise.context.SessionScoped", "jakarta.transaction.TransactionScoped",
                    TestScoped.class.getName())
            .map(DotName::createSimple).collect(Collectors.toUnmodifiableSet());
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
                if (prefix != null && !prefix.asString().isEmpty()) {
                    mappings.add(prefix.asString());
                    mappings.add(owner(mapping.target()).simpleName());
                }
            }
        }
        return mappings.toArray(String[]::new);
    }

    /** A mapping may have its prefix where it is injected. */
    private static ClassInfo owner(AnnotationTarget target) {
        return switch (target.kind()) {
            case FIELD -> target.asField().declaringClass();
            case METHOD_PARAMETER -> target.asMethodParameter().method().declaringClass();
            default -> target.asClass();
        };
    }

    private static String[] injected(BeanDiscoveryFinishedBuildItem beans) {
        List<String> injected = new ArrayList<>();
        for (InjectionPointInfo point : beans.getInjectionPoints()) {
            AnnotationInstance property = point.getRequiredQualifier(PROPERTY);
            String key = property == null ? null : key(point, property.value("name"));
            if (key != null && !LATE.contains(point.getType().name()) && outlivesTests(point)) {
                injected.add(key);
                injected.add(point.getTargetBean().orElseThrow().getBeanClass().withoutPackagePrefix());
            }
        }
        return injected.toArray(String[]::new);
    }

    /** The default name is that of the field; {@code null} if it is unknown. */
    private static String key(InjectionPointInfo point, AnnotationValue name) {
        if (name != null && !name.asString().isEmpty()) {
            return name.asString();
        }
        return point.isField() ? point.getAnnotationTarget().asField().declaringClass().name() + "."
                + point.getAnnotationTarget().asField().name() : null;
    }

    private static boolean outlivesTests(InjectionPointInfo point) {
        return point.getTargetBean().filter(bean -> !SHORT.contains(bean.getScope().getDotName())).isPresent();
    }
}
