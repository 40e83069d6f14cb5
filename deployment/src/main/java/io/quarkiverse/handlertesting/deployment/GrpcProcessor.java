package io.quarkiverse.handlertesting.deployment;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

import io.quarkiverse.handlertesting.runtime.internal.config.TapsConfig;
import io.quarkiverse.handlertesting.runtime.internal.hops.HandlerHop;
import io.quarkiverse.handlertesting.runtime.internal.hops.grpc.GrpcChannels;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkiverse.handlertesting.runtime.internal.taps.GrpcTap;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;

/** Carries the cause over gRPC calls, and records the calls that arrive, in applications with quarkus-grpc. */
@BuildSteps(onlyIf = IsTest.class)
class GrpcProcessor {

    private static final String CHANNEL = "io.grpc.internal.ManagedChannelImpl";
    private static final String CHANNEL_CONSTRUCTOR = "<init>(Lio/grpc/internal/ManagedChannelImplBuilder;"
            + "Lio/grpc/internal/ClientTransportFactory;Lio/grpc/internal/UriWrapper;Lio/grpc/NameResolverProvider;"
            + "Lio/grpc/internal/BackoffPolicy$Provider;Lio/grpc/internal/ObjectPool;Lcom/google/common/base/Supplier;"
            + "Ljava/util/List;Lio/grpc/internal/TimeProvider;)V";
    private static final String BLOCKING = "io.quarkus.grpc.runtime.supports.blocking.BlockingServerInterceptor";
    private static final String BLOCKING_CONSTRUCTOR = "<init>(Lio/vertx/core/Vertx;Ljava/util/List;Ljava/util/List;"
            + "Ljava/util/concurrent/Executor;Z)V";

    /** By name, since the classes cannot be loaded in an application without gRPC. */
    @BuildStep
    void hops(Capabilities capabilities, TapsConfig taps, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (capabilities.isPresent(Capability.GRPC)) {
            String hops = GrpcChannels.class.getPackageName();
            beans.produce(AdditionalBeanBuildItem.builder().setUnremovable()
                    .addBeanClasses(hops + ".GrpcServerHop", hops + ".GrpcClientHop").build());
            if (taps.http()) {
                beans.produce(AdditionalBeanBuildItem.unremovableOf(GrpcTap.class));
            }
        }
    }

    @BuildStep
    void changes(Capabilities capabilities, BuildProducer<ExpectedClassBuildItem> expected) {
        if (capabilities.isPresent(Capability.GRPC)) {
            expected.produce(new ExpectedClassBuildItem(Ability.CALLS, "gRPC channels that are built by hand",
                    new ExpectedClass(
                            "io.grpc:grpc-core", CHANNEL,
                            List.of(ExpectedMethod.changed(CHANNEL_CONSTRUCTOR, GrpcChannels.class, "intercepted")),
                            visitor -> new ReplacedArguments(visitor, GrpcChannels.class,
                                    Map.of(CHANNEL_CONSTRUCTOR, "intercepted"),
                                    descriptor -> ObjectArgument.ofType(List.class, descriptor)))));
            expected.produce(new ExpectedClassBuildItem(Ability.IDLE, "gRPC methods on virtual threads", new ExpectedClass(
                    "io.quarkus:quarkus-grpc", BLOCKING,
                    List.of(ExpectedMethod.changed(BLOCKING_CONSTRUCTOR, HandlerHop.class, "dispatched")),
                    visitor -> new ReplacedArguments(visitor, HandlerHop.class, Map.of(BLOCKING_CONSTRUCTOR, "dispatched"),
                            descriptor -> ObjectArgument.ofType(Executor.class, descriptor)))));
        }
    }
}
