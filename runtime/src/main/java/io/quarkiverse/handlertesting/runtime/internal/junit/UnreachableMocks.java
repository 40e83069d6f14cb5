package io.quarkiverse.handlertesting.runtime.internal.junit;

import java.util.Map;
import java.util.Optional;

/** Decides whether a packaged application can call mocks that listen at the {@code localhost} of the tests. */
final class UnreachableMocks {

    private static final String NETWORK = "quarkus.test.container.network";
    /** The name of the network that a container shares with its machine. */
    private static final String SHARED = "host";

    private UnreachableMocks() {
    }

    /**
     * The message if the application cannot call them; empty if it can.
     *
     * @param network the network of the application's container; empty if the application runs in no container
     * @param devServices the properties of Dev Services, whose network counts also for an application in no container
     * @param host the host of an application that runs already; empty if the tests start it
     */
    static Optional<String> problem(Optional<String> network, Map<String, String> devServices, Optional<String> host) {
        if (host.isPresent()) {
            return Optional.of("@WithUpstreams gives the application the addresses of the mocks when it starts, but the"
                    + " application at " + host.get()
                    + " (quarkus.http.test-host) runs already, and would call the real services."
                    + " Remove quarkus.http.test-host, or @WithUpstreams.");
        }
        return network.filter(name -> !name.equals(SHARED) && !devServices.containsKey(NETWORK))
                .map(name -> "@WithUpstreams starts the mocks at localhost, which is another machine for an application in a"
                        + " container. Give the container the network of this machine, with " + NETWORK + "=" + SHARED
                        + ", or test the application without a container image.");
    }
}
