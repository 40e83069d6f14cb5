package io.quarkiverse.handlertesting.benchmarks.probes.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.extension.ExtendWith;

import io.quarkiverse.handlertesting.benchmarks.probes.Repeated;
import io.quarkus.test.junit.QuarkusTest;

/** A class of tests that send no request: the baseline of the other classes. */
@QuarkusTest
@ExtendWith(ClassTime.class)
class NoRequestClassProbe {

    @Repeated
    void greetNobody(int repetition) {
        assertTrue(repetition >= 0);
    }
}
