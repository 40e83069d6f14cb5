package io.quarkiverse.handlertesting.benchmarks.probes;

import java.io.IOException;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;

/**
 * Measures the cost of an event and of a call to the application, while no test subscribes to them. Works without the
 * extension.
 */
@QuarkusTest
class CostProbe {

    @Inject
    Event<Ticked> ticked;
    @Inject
    Progress progress;

    @Repeated
    void fire(int repetition) throws IOException {
        Samples.add("fire", Operations.fire(ticked));
    }

    @Repeated
    void call(int repetition) throws IOException {
        Samples.add("call", Operations.call(progress));
    }
}
