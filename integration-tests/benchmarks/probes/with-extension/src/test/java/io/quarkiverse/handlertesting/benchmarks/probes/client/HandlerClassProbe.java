package io.quarkiverse.handlertesting.benchmarks.probes.client;

import static org.hamcrest.Matchers.is;

import jakarta.inject.Inject;

import org.junit.jupiter.api.extension.ExtendWith;

import io.quarkiverse.handlertesting.benchmarks.probes.Greeting;
import io.quarkiverse.handlertesting.benchmarks.probes.Repeated;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkus.test.junit.QuarkusTest;

/** A class of tests that send one request each with {@code HandlerClient}, in process unless configured otherwise. */
@QuarkusTest
@ExtendWith(ClassTime.class)
class HandlerClassProbe {

    @Inject
    HandlerClient client;

    @Repeated
    void greet(int repetition) {
        client.post("/greeting/json").json(new Greeting("hello", repetition)).send()
                .expectStatus(200).expectBody("number", is(repetition + 1));
    }
}
