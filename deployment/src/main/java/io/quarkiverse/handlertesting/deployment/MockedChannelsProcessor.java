package io.quarkiverse.handlertesting.deployment;

import jakarta.inject.Singleton;

import org.jboss.jandex.ClassType;
import org.jboss.jandex.DotName;

import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory;
import io.quarkiverse.handlertesting.runtime.internal.config.ChannelsConfig;
import io.quarkiverse.handlertesting.runtime.internal.config.MockedNames;
import io.quarkiverse.handlertesting.runtime.internal.config.TapsConfig;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelsRecorder;
import io.quarkiverse.handlertesting.runtime.internal.messaging.MockedConnectorCreator;
import io.quarkiverse.handlertesting.runtime.internal.messaging.MockedConnectors;
import io.quarkiverse.handlertesting.runtime.internal.selectors.SentElsewhere;
import io.quarkiverse.handlertesting.runtime.internal.taps.ChannelTap;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigBuilderBuildItem;

/** Puts the channels of the application into the hand of its tests, in applications with quarkus-messaging. */
@BuildSteps(onlyIf = IsTest.class)
class MockedChannelsProcessor {

    private static final String MESSAGING = ChannelsRecorder.class.getPackageName();
    private static final String CONNECTORS = "io.smallrye.reactive.messaging.connector.";
    private static final DotName QUALIFIER = DotName
            .createSimple("org.eclipse.microprofile.reactive.messaging.spi.Connector");

    /** By name, since the classes cannot be loaded in an application without messaging. */
    @BuildStep
    void beans(Capabilities capabilities, TapsConfig taps, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (!capabilities.isPresent(Capability.MESSAGING)) {
            return;
        }
        beans.produce(AdditionalBeanBuildItem.builder().setUnremovable()
                .addBeanClasses(ChannelDirectory.class.getName(), MESSAGING + ".MockedChannels", MESSAGING + ".ChannelsImpl")
                .build());
        if (taps.channels()) {
            beans.produce(AdditionalBeanBuildItem.builder().setUnremovable()
                    .addBeanClasses(ChannelTap.class, SentElsewhere.class).build());
        }
    }

    @BuildStep
    @Record(ExecutionTime.STATIC_INIT)
    void consumers(Capabilities capabilities, CombinedIndexBuildItem index, ChannelsRecorder recorder,
            BuildProducer<SyntheticBeanBuildItem> beans) {
        if (capabilities.isPresent(Capability.MESSAGING)) {
            ChannelConsumers found = new ChannelConsumers(index.getIndex());
            beans.produce(SyntheticBeanBuildItem.configure(ChannelDirectory.Consumers.class).scope(Singleton.class)
                    .unremovable().runtimeValue(recorder.consumers(found.methods(), found.types(), found.senders())).done());
        }
    }

    /**
     * Only the configuration of the running application replaces connectors: the build detects serializers by them. The bean of
     * ours is synthetic, since Quarkus gives a channel without a connector the only one whose class is a bean.
     */
    @BuildStep
    void connector(Capabilities capabilities, ChannelsConfig config, BuildProducer<SyntheticBeanBuildItem> beans,
            BuildProducer<RunTimeConfigBuilderBuildItem> configuration) {
        if (!capabilities.isPresent(Capability.MESSAGING) || MockedNames.of(config).isEmpty()) {
            return;
        }
        configuration.produce(new RunTimeConfigBuilderBuildItem(MockedConnectors.class.getName()));
        beans.produce(SyntheticBeanBuildItem.configure(DotName.createSimple(MESSAGING + ".MockedConnector"))
                .addType(DotName.createSimple(CONNECTORS + "InboundConnector"))
                .addType(DotName.createSimple(CONNECTORS + "OutboundConnector"))
                .addQualifier().annotation(QUALIFIER).addValue("value", MockedConnectors.NAME).done()
                .addInjectionPoint(ClassType.create(DotName.createSimple(MESSAGING + ".MockedChannels")))
                .scope(Singleton.class).unremovable().creator(MockedConnectorCreator.class).done());
    }
}
