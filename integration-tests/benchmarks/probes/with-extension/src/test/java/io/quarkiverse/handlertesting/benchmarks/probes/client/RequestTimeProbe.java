package io.quarkiverse.handlertesting.benchmarks.probes.client;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

import io.quarkiverse.handlertesting.benchmarks.probes.Repeated;
import io.quarkiverse.handlertesting.benchmarks.probes.Samples;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Measures the time from a request until its answer was read and checked. Each contestant sends one request in turn, and then
 * several in a row. The first measures a request after other work, the second a request among many.
 */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestTimeProbe {

    private static final int REQUESTS = Integer.getInteger("benchmarks.requests");
    private static final int ROW = Integer.getInteger("benchmarks.row");

    @Inject
    SampleApplication sample;

    private final Turns<Contestant, Sender> all = new Turns<>(Contestant.class);
    private final Turns<Contestant, StreamSender> streaming = new Turns<>(Contestant.class);

    @BeforeAll
    void open() {
        for (Contestant contestant : Contestant.values()) {
            Sender sender = contestant.open(sample);
            all.add(contestant, sender);
            if (sender instanceof StreamSender stream) {
                streaming.add(contestant, stream);
            }
        }
    }

    @Repeated
    void hello(int repetition) throws Exception {
        send(Endpoint.HELLO);
    }

    @Repeated
    void json(int repetition) throws Exception {
        send(Endpoint.JSON);
    }

    @Repeated
    void blocking(int repetition) throws Exception {
        send(Endpoint.BLOCKING);
    }

    @Repeated
    void raw(int repetition) throws Exception {
        send(Endpoint.RAW);
    }

    @Repeated
    void events(int repetition) throws Exception {
        send(Endpoint.EVENTS);
    }

    @Repeated
    void firstEvent(int repetition) throws Exception {
        keep("first event", streaming.take(REQUESTS, 1, StreamSender::firstEvent));
    }

    private void send(Endpoint endpoint) throws Exception {
        Turns.Turn<Sender> turn = sender -> {
            sender.send(endpoint);
            return System.nanoTime();
        };
        String subject = endpoint.name().toLowerCase(Locale.ROOT);
        keep(subject, all.take(REQUESTS, 1, turn));
        keep(subject + " in a row", all.take(REQUESTS, ROW, turn));
    }

    private static void keep(String subject, Map<Contestant, List<Double>> micros) throws IOException {
        for (Map.Entry<Contestant, List<Double>> entry : micros.entrySet()) {
            for (double each : entry.getValue()) {
                Samples.add(subject + ", " + entry.getKey().label(), each);
            }
        }
    }
}
