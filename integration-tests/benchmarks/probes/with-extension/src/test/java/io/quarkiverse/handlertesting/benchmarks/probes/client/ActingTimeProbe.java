package io.quarkiverse.handlertesting.benchmarks.probes.client;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.TestInstance;

import io.quarkiverse.handlertesting.benchmarks.probes.Repeated;
import io.quarkiverse.handlertesting.benchmarks.probes.Samples;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkus.test.junit.QuarkusTest;

/** Measures the time of a request in process, by the way in which the test names its user, as {@link RequestTimeProbe} does. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActingTimeProbe {

    private static final int REQUESTS = Integer.getInteger("benchmarks.requests");
    private static final int ROW = Integer.getInteger("benchmarks.row");

    @Inject
    HandlerClient client;

    private final Turns<ActingUser, ActingUser> users = new Turns<>(ActingUser.class);

    ActingTimeProbe() {
        for (ActingUser user : ActingUser.values()) {
            users.add(user, user);
        }
    }

    @Repeated
    void name(int repetition) throws Exception {
        Turns.Turn<ActingUser> turn = user -> {
            user.send(client.inProcess().get("/greeting/name"));
            return System.nanoTime();
        };
        keep("name", users.take(REQUESTS, 1, turn));
        keep("name in a row", users.take(REQUESTS, ROW, turn));
    }

    private static void keep(String subject, Map<ActingUser, List<Double>> micros) throws IOException {
        for (Map.Entry<ActingUser, List<Double>> entry : micros.entrySet()) {
            for (double each : entry.getValue()) {
                Samples.add(subject + ", " + entry.getKey().label(), each);
            }
        }
    }
}
