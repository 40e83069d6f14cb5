package io.quarkiverse.handlertesting.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.inject.Singleton;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;

import io.quarkiverse.handlertesting.runtime.internal.events.ObservedBeans;
import io.quarkiverse.handlertesting.runtime.internal.events.ObservedBeansRecorder;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.processor.BeanInfo;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;

/**
 * Passes the observed beans to the running tests. A type that is not a bean does not fail the build, which would fail all
 * tests, but each test of the class that names it.
 */
@BuildSteps(onlyIf = IsTest.class)
class ObservedBeansProcessor {

    @BuildStep
    @Record(ExecutionTime.STATIC_INIT)
    SyntheticBeanBuildItem observedBeans(List<ObservationBuildItem> observations, BeanDiscoveryFinishedBuildItem discovery,
            CombinedIndexBuildItem index, ObservedBeansRecorder recorder) {
        ObservedTypes observed = new ObservedTypes(observations, index.getIndex());
        List<ClassInfo> classes = discovery.beanStream().classBeans().stream().map(bean -> bean.getTarget().get().asClass())
                .filter(observed::include).toList();
        Set<String> types = new TreeSet<>();
        Map<String, List<String>> problems = new TreeMap<>();
        for (ObservationBuildItem observation : observations) {
            if (classes.stream().anyMatch(bean -> observed.isKindOf(bean.name(), bean, observation.type()))) {
                types.add(observation.type().toString());
            } else {
                problems.computeIfAbsent(observation.testClass().toString(), name -> new ArrayList<>())
                        .add(problem(observation, discovery));
            }
        }
        Set<String> beans = new TreeSet<>();
        classes.forEach(bean -> beans.add(bean.name().toString()));
        return SyntheticBeanBuildItem.configure(ObservedBeans.class).scope(Singleton.class).unremovable()
                .runtimeValue(recorder.create(types, beans, problems)).done();
    }

    private static String problem(ObservationBuildItem observation, BeanDiscoveryFinishedBuildItem discovery) {
        String type = SimpleNames.of(observation.type());
        String start = "@ObserveCalls(" + type + ".class) on " + SimpleNames.of(observation.testClass()) + ": ";
        boolean produced = discovery.beanStream().producers().stream().anyMatch(bean -> isOfType(bean, observation.type()));
        if (produced) {
            return start + type + " is made by a producer, and interceptors do not reach what a producer returns."
                    + " Observe a bean that calls it.";
        }
        return start + type + " is not a bean, so its calls cannot be observed. Give it a scope, such as @ApplicationScoped,"
                + " or observe a bean that calls it.";
    }

    private static boolean isOfType(BeanInfo bean, DotName type) {
        return bean.getTypes().stream().anyMatch(known -> known.name().equals(type));
    }
}
