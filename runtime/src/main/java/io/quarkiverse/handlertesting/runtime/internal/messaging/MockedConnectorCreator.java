package io.quarkiverse.handlertesting.runtime.internal.messaging;

import io.quarkus.arc.BeanCreator;
import io.quarkus.arc.SyntheticCreationalContext;

/** Creates the bean of the connector. */
public class MockedConnectorCreator implements BeanCreator<MockedConnector> {

    @Override
    public MockedConnector create(SyntheticCreationalContext<MockedConnector> context) {
        return new MockedConnector(context.getInjectedReference(MockedChannels.class));
    }
}
