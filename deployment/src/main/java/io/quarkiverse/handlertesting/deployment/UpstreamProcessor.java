package io.quarkiverse.handlertesting.deployment;

import org.jboss.jandex.DotName;

import io.quarkiverse.handlertesting.runtime.internal.upstream.MockUpstreamProducer;
import io.quarkiverse.handlertesting.runtime.internal.upstream.RefusedCalls;
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

/** Adds the upstreams that tests name; without such tests, it adds nothing. */
@BuildSteps(onlyIf = IsTest.class)
class UpstreamProcessor {

    /** Injects fields without {@code @Inject}, which a {@code @QuarkusIntegrationTest} of the same class would refuse. */
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
        beans.produce(AdditionalBeanBuildItem.builder().setUnremovable()
                .addBeanClasses(MockUpstreamProducer.class, RefusedCalls.class).build());
    }
}
