package io.quarkiverse.handlertesting.deployment;

import org.jboss.jandex.DotName;

import io.quarkiverse.handlertesting.runtime.internal.upstream.MockUpstreamProducer;
import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamConfigBuilder;
import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamWiring;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.AutoInjectAnnotationBuildItem;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigBuilderBuildItem;

/** The upstreams that tests name: nothing of them is there if none does. */
@BuildSteps(onlyIf = IsTest.class)
class UpstreamProcessor {

    /** So that the same class is a {@code @QuarkusIntegrationTest} too, where {@code @Inject} is refused. */
    @BuildStep
    AutoInjectAnnotationBuildItem fields() {
        return new AutoInjectAnnotationBuildItem(DotName.createSimple(Upstream.class));
    }

    @BuildStep
    void upstreams(CombinedIndexBuildItem index, BuildProducer<GeneratedResourceBuildItem> resources,
            BuildProducer<RunTimeConfigBuilderBuildItem> configuration, BuildProducer<AdditionalBeanBuildItem> beans) {
        UpstreamWiring wiring = new UpstreamSearch(index.getIndex()).wiring();
        if (wiring.addresses().isEmpty()) {
            return;
        }
        resources.produce(new GeneratedResourceBuildItem(UpstreamWiring.RESOURCE, wiring.bytes()));
        configuration.produce(new RunTimeConfigBuilderBuildItem(UpstreamConfigBuilder.class.getName()));
        beans.produce(AdditionalBeanBuildItem.unremovableOf(MockUpstreamProducer.class));
    }
}
