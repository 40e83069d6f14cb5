package io.quarkiverse.handlertesting.deployment.test.client;

import jakarta.inject.Inject;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;

/** A test that sends requests. */
public abstract class ClientTestBase extends QuarkusTestCallbacks.Each {

    @Inject
    protected HandlerClient client;
    @Inject
    protected Events events;

    protected HandlerClient client(String way) {
        return way.equals(BothWays.IN_PROCESS) ? client.inProcess() : client.overSocket();
    }
}
