package io.quarkiverse.handlertesting.deployment.test.client;

import jakarta.inject.Inject;

import io.quarkiverse.handlertesting.deployment.test.RunningTest;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;

/** A test that sends requests. */
abstract class ClientTest extends RunningTest.Each {

    @Inject
    HandlerClient client;
    @Inject
    Events events;

    HandlerClient client(String way) {
        return way.equals(BothWays.IN_PROCESS) ? client.inProcess() : client.overSocket();
    }
}
