package io.quarkiverse.handlertesting.deployment;

import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Singleton;

import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationTransformation;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

import io.quarkiverse.handlertesting.junit.Fixture;
import io.quarkiverse.handlertesting.junit.TestScoped;
import io.quarkiverse.handlertesting.runtime.internal.fixtures.FixtureCreator;
import io.quarkiverse.handlertesting.runtime.internal.fixtures.FixtureParameters;
import io.quarkiverse.handlertesting.runtime.internal.fixtures.FixtureTypes;
import io.quarkiverse.handlertesting.runtime.internal.fixtures.FixtureTypesRecorder;
import io.quarkiverse.handlertesting.runtime.internal.fixtures.FixtureValues;
import io.quarkiverse.handlertesting.runtime.internal.fixtures.Fixtures;
import io.quarkiverse.handlertesting.runtime.internal.fixtures.TestInstances;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.AnnotationsTransformerBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem.ExtendedBeanConfigurator;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.ApplicationArchivesBuildItem;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.TestClassBeanBuildItem;

/** Makes beans of the results of fixture methods. */
@BuildSteps(onlyIf = IsTest.class)
class FixtureProcessor {

    private static final DotName FIXTURE = DotName.createSimple(Fixture.class);
    static final DotName QUARKUS_TEST = DotName.createSimple("io.quarkus.test.junit.QuarkusTest");

    @BuildStep
    AdditionalBeanBuildItem beans() {
        return AdditionalBeanBuildItem.builder().setUnremovable()
                .addBeanClasses(Fixtures.class, FixtureValues.class, TestInstances.class).build();
    }

    /** Removes qualifiers from fixtures: Quarkus would treat a method with a qualifier as a producer. */
    @BuildStep
    AnnotationsTransformerBuildItem noProducers() {
        return new AnnotationsTransformerBuildItem(AnnotationTransformation.forMethods().whenAnyMatch(FIXTURE)
                .transform(method -> method.remove(annotation -> !annotation.name().equals(FIXTURE))));
    }

    /** Makes beans of the classes that declare fixtures; test classes are beans already. */
    @BuildStep
    void hosts(CombinedIndexBuildItem index, List<TestClassBeanBuildItem> tests, BuildProducer<AdditionalBeanBuildItem> beans) {
        Set<String> known = names(tests);
        Set<String> hosts = new TreeSet<>();
        for (MethodInfo method : methods(index.getIndex())) {
            if (isShared(method.declaringClass(), known)) {
                hosts.add(method.declaringClass().name().toString());
            }
        }
        if (!hosts.isEmpty()) {
            beans.produce(AdditionalBeanBuildItem.builder().setUnremovable().addBeanClasses(hosts)
                    .setDefaultScope(DotName.createSimple(Dependent.class)).build());
        }
    }

    @BuildStep
    void fixtures(CombinedIndexBuildItem index, ApplicationArchivesBuildItem archives, List<TestClassBeanBuildItem> tests,
            BuildProducer<SyntheticBeanBuildItem> beans) {
        IndexView application = archives.getRootArchive().getIndex();
        Set<String> known = names(tests);
        List<FixtureType> fixtures = methods(index.getIndex()).stream().map(FixtureType::of).toList();
        for (FixtureBean of : FixtureBean.of(fixtures, index.getIndex())) {
            FixtureType type = of.type();
            String methods = of.fixtures().stream()
                    .map(fixture -> fixture.text(isShared(fixture.method().declaringClass(), known)))
                    .collect(Collectors.joining("\n"));
            ExtendedBeanConfigurator bean = SyntheticBeanBuildItem.configure(type.made().name())
                    .identifier(methods)
                    .unremovable().creator(FixtureCreator.class).param(FixtureCreator.METHODS, methods)
                    .scope(type.isProxyable(index.getIndex(), application) ? TestScoped.class : Dependent.class);
            if (index.getIndex().getClassByName(type.made().name()) != null) {
                bean.addTypeClosure(type.made()).removeTypes(of.others().toArray(DotName[]::new));
            } else {
                // Its supertypes may not be allowed as types of a bean, for example that of StringBuilder.
                bean.addType(type.made());
            }
            type.qualifiers(index.getIndex()).forEach(bean::addQualifier);
            of.fixtures().forEach(fixture -> fixture.needs(index.getIndex())
                    .forEach(need -> bean.addInjectionPoint(need.type(), need.qualifiers())));
            beans.produce(bean.done());
        }
    }

    /** Without a fixture, no parameter is checked. */
    @BuildStep
    @Record(ExecutionTime.STATIC_INIT)
    void parameters(CombinedIndexBuildItem index, FixtureTypesRecorder recorder, BuildProducer<SyntheticBeanBuildItem> types,
            BuildProducer<AdditionalBeanBuildItem> beans) {
        Set<String> names = new TreeSet<>();
        methods(index.getIndex()).forEach(method -> names.add(FixtureType.of(method).made().name().toString()));
        if (!names.isEmpty()) {
            types.produce(SyntheticBeanBuildItem.configure(FixtureTypes.class).scope(Singleton.class).unremovable()
                    .runtimeValue(recorder.create(names)).done());
            beans.produce(AdditionalBeanBuildItem.unremovableOf(FixtureParameters.class));
        }
    }

    /** The methods that create fixtures. */
    static List<MethodInfo> methods(IndexView index) {
        return index.getAnnotations(FIXTURE).stream()
                .filter(annotation -> annotation.target().kind() == AnnotationTarget.Kind.METHOD)
                .map(annotation -> annotation.target().asMethod()).toList();
    }

    private static Set<String> names(List<TestClassBeanBuildItem> tests) {
        return tests.stream().map(TestClassBeanBuildItem::getTestClassName).collect(Collectors.toSet());
    }

    /** Whether fixtures of the class are for all tests. */
    private static boolean isShared(ClassInfo type, Set<String> tests) {
        return !tests.contains(type.name().toString()) && !type.hasDeclaredAnnotation(QUARKUS_TEST) && !isInner(type)
                && !type.isAbstract();
    }

    /** Whether an instance of the class needs an instance of its enclosing class. */
    private static boolean isInner(ClassInfo type) {
        return type.nestingType() != ClassInfo.NestingType.TOP_LEVEL && !Modifier.isStatic(type.flags());
    }
}
