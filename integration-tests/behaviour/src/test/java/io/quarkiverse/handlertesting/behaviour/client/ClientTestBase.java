package io.quarkiverse.handlertesting.behaviour.client;

import jakarta.inject.Inject;

import io.quarkiverse.handlertesting.behaviour.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HttpAssertionError;

/** A test that sends requests. */
public abstract class ClientTestBase extends QuarkusTestCallbacks.Each {

    @Inject
    protected HandlerClient client;
    @Inject
    protected Events events;

    /** A failure message with all times replaced by {@code N}. */
    protected static String withoutTimes(HttpAssertionError failed) {
        return failed.getMessage().replaceAll(" +\\d+ ms  (r\\d  )?(HTTP|SSE )", "  N ms  $1$2")
                .replaceAll("(20[01]|OK) in \\d+ (ms|µs)", "$1 in N").replaceAll("java:\\d+", "java:N");
    }

    protected HandlerClient client(String way) {
        return way.equals(BothWays.IN_PROCESS) ? client.inProcess() : client.overSocket();
    }
}
