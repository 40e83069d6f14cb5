package io.quarkiverse.handlertesting.deployment.test.client;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

import io.quarkiverse.handlertesting.deployment.test.RunningTest;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;

/** A test that sends requests. */
abstract class ClientTest {

    @Inject
    HandlerClient client;
    @Inject
    Events events;

    private RunningTest test;

    @BeforeEach
    void begin(TestInfo info) {
        test = RunningTest.begin(this, info);
    }

    /** Begins as the test with this method. */
    void begin(String method) {
        test = RunningTest.begin(this, method);
    }

    @AfterEach
    void end() {
        test.end();
    }

    HandlerClient client(String way) {
        return way.equals(BothWays.IN_PROCESS) ? client.inProcess() : client.overSocket();
    }
}
