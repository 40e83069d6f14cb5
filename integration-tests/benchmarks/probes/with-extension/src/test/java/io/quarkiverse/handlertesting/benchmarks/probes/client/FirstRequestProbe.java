package io.quarkiverse.handlertesting.benchmarks.probes.client;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.benchmarks.probes.Samples;
import io.quarkus.test.junit.QuarkusTest;

/** Measures the first request of a JVM, including all that its client needs before it can send a request. */
@QuarkusTest
class FirstRequestProbe {

    @Inject
    SampleApplication sample;

    @Test
    void firstRequest() throws Exception {
        Contestant contestant = Contestant.of(System.getProperty("benchmarks.contestant"));
        long begun = System.nanoTime();
        contestant.open(sample).send(Endpoint.HELLO);
        Samples.add("first request", (System.nanoTime() - begun) / 1e6);
    }
}
