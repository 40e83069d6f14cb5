package io.quarkiverse.handlertesting.behaviour.junit;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.EventsScope;
import io.quarkus.test.junit.QuarkusTest;

/** The dynamic tests of one method are one test; a scope separates their events. */
@QuarkusTest
class DynamicTestsTest {

    @Inject
    Events events;
    @Inject
    Event<Step> steps;

    record Step(int number) {
    }

    @TestFactory
    List<DynamicTest> scenarios() {
        return List.of(dynamicTest("first", () -> step(1)), dynamicTest("second", () -> step(2)));
    }

    private void step(int number) {
        steps.fire(new Step(number));
        assertEquals(number, events.subscribeFromStart(fired(Step.class)).awaitCount(number).size());
    }

    // tag::scope[]
    @TestFactory
    List<DynamicTest> scenariosWithScopes() {
        return List.of(dynamicTest("first", () -> stepInScope(1)), dynamicTest("second", () -> stepInScope(2)));
    }

    private void stepInScope(int number) {
        try (EventsScope scope = events.open("step " + number)) {
            steps.fire(new Step(number));
            assertEquals(List.of(new Step(number)), scope.subscribeFromStart(fired(Step.class)).seen());
        }
    }
    // end::scope[]
}
