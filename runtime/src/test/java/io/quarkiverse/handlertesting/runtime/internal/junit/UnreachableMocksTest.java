package io.quarkiverse.handlertesting.runtime.internal.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.DevServicesContext;

/** A packaged application that cannot call the mocks is refused before it starts. */
class UnreachableMocksTest {

    private static final String IN_A_CONTAINER = "@WithUpstreams starts the mocks at localhost, which is another machine for an"
            + " application in a container. Give the container the network of this machine, with"
            + " quarkus.test.container.network=host, or test the application without a container image.";

    private static Optional<String> problem(String network, Map<String, String> devServices, String host) {
        return UnreachableMocks.problem(Optional.ofNullable(network), devServices, Optional.ofNullable(host));
    }

    @Test
    void aProcessOfThisMachineIsAccepted() {
        assertEquals(Optional.empty(), problem(null, Map.of(), null));
    }

    @Test
    void aContainerIsRefused() {
        assertEquals(Optional.of(IN_A_CONTAINER), problem("quarkus-integration-test-abcde", Map.of(), null));
    }

    @Test
    void aContainerWithTheNetworkOfThisMachineIsAccepted() {
        assertEquals(Optional.empty(), problem("host", Map.of(), null));
    }

    /** The network is then that of the services: the application may be a process of this machine. */
    @Test
    void aNetworkOfDevServicesIsAccepted() {
        assertEquals(Optional.empty(), problem("compose", Map.of("quarkus.test.container.network", "compose"), null));
    }

    @Test
    void anApplicationThatRunsAlreadyIsRefused() {
        assertEquals(Optional.of("@WithUpstreams gives the application the addresses of the mocks when it starts, but the"
                + " application at staging.example.com (quarkus.http.test-host) runs already, and would call the real services."
                + " Remove quarkus.http.test-host, or @WithUpstreams."), problem(null, Map.of(), "staging.example.com"));
    }

    @Test
    void theMocksAreNotStarted() {
        UpstreamTestResource mocks = new UpstreamTestResource();
        mocks.setIntegrationTestContext(new DevServicesContext() {
            @Override
            public Map<String, String> devServicesProperties() {
                return Map.of();
            }

            @Override
            public Optional<String> containerNetworkId() {
                return Optional.of("quarkus-integration-test-abcde");
            }
        });
        assertEquals(IN_A_CONTAINER, assertThrows(IllegalStateException.class, mocks::start).getMessage());
    }
}
