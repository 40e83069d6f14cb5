package io.quarkiverse.handlertesting.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkiverse.handlertesting.runtime.internal.hops.BusHop;
import io.quarkiverse.handlertesting.runtime.internal.hops.CauseVertxOptions;
import io.quarkiverse.handlertesting.runtime.internal.hops.ExecutorHop;
import io.quarkiverse.handlertesting.runtime.internal.hops.HopRecorder;
import io.quarkiverse.handlertesting.runtime.internal.hops.HttpHop;
import io.quarkiverse.handlertesting.runtime.internal.hops.OpenWebSockets;
import io.quarkiverse.handlertesting.runtime.internal.hops.RestAssuredHop;
import io.quarkiverse.handlertesting.runtime.internal.hops.RestClientHop;
import io.quarkiverse.handlertesting.runtime.internal.hops.ThreadHop;
import io.quarkiverse.handlertesting.runtime.internal.hops.Timers;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.BeanContainerBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.smallrye.context.deployment.spi.ThreadContextProviderBuildItem;
import io.quarkus.vertx.http.deployment.FilterBuildItem;

/** Adds the hops, which carry a cause over the borders that can be followed. */
@BuildSteps(onlyIf = IsTest.class)
class CauseProcessor {

    private static final String REST_CLIENT_LISTENER = "org.eclipse.microprofile.rest.client.spi.RestClientListener";

    /** Before all other filters: their work belongs to the request. */
    private static final int FIRST = 1_000_000;

    @BuildStep
    AdditionalBeanBuildItem hops() {
        return AdditionalBeanBuildItem.builder().setUnremovable().addBeanClasses(HttpHop.class, BusHop.class, ExecutorHop.class,
                RestAssuredHop.class, OpenWebSockets.class, Timers.class, CauseVertxOptions.class).build();
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    FilterBuildItem http(HopRecorder recorder, BeanContainerBuildItem container) {
        return new FilterBuildItem(recorder.http(), FIRST);
    }

    /** Its REST client finds the hop as a service. */
    @BuildStep
    void restClient(Capabilities capabilities, BuildProducer<GeneratedResourceBuildItem> resources) {
        if (capabilities.isPresent(Capability.RESTEASY_CLIENT)) {
            resources.produce(new GeneratedResourceBuildItem("META-INF/services/" + REST_CLIENT_LISTENER,
                    RestClientHop.class.getName().getBytes(UTF_8)));
        }
    }

    @BuildStep
    ThreadContextProviderBuildItem threads() {
        return new ThreadContextProviderBuildItem(ThreadHop.class);
    }
}
