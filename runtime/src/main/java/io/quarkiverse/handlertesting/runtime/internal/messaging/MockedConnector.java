package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.concurrent.Flow;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.connector.OutboundConnector;

/** The connector of mocked channels. Its bean is synthetic: Quarkus counts the classes of connectors. */
public final class MockedConnector implements InboundConnector, OutboundConnector {

    private final MockedChannels channels;

    public MockedConnector(MockedChannels channels) {
        this.channels = channels;
    }

    @Override
    public Flow.Publisher<? extends Message<?>> getPublisher(Config config) {
        ChannelAttributes attributes = new ChannelAttributes(config);
        IncomingChannel channel = channels.incoming(attributes);
        // SmallRye leaves this to the connector.
        return attributes.isBroadcast() ? Multi.createFrom().publisher(channel).broadcast().toAllSubscribers() : channel;
    }

    @Override
    public Flow.Subscriber<? extends Message<?>> getSubscriber(Config config) {
        return channels.outgoing(new ChannelAttributes(config));
    }
}
