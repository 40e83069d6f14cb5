package io.quarkiverse.handlertesting.behaviour.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.behaviour.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.ObserveCalls;
import io.quarkus.test.junit.QuarkusTest;

/** The tests of a class that observes a type which is not a bean fail; the tests of other classes run. */
@QuarkusTest
class ObservedTypeIsNoBeanTest extends QuarkusTestCallbacks.Manual {

    @ObserveCalls({ Plain.class, Produced.class })
    static class Mistaken {
        void test() {
        }
    }

    static class Plain {
    }

    static class Produced {
    }

    @Singleton
    static class Factory {
        @Produces
        @Singleton
        Produced produced() {
            return new Produced();
        }
    }

    @Test
    void testsOfThatClassFail() {
        assertEquals(
                """
                        @ObserveCalls(ObservedTypeIsNoBeanTest.Plain.class) on ObservedTypeIsNoBeanTest.Mistaken: ObservedTypeIsNoBeanTest.Plain \
                        is not a bean, so its calls cannot be observed. Give it a scope, such as @ApplicationScoped, or observe a bean \
                        that calls it.
                        @ObserveCalls(ObservedTypeIsNoBeanTest.Produced.class) on ObservedTypeIsNoBeanTest.Mistaken: \
                        ObservedTypeIsNoBeanTest.Produced is made by a producer, and interceptors do not reach what a producer \
                        returns. Observe a bean that calls it.""",
                assertThrows(IllegalStateException.class, () -> QuarkusTestCallbacks.begin(new Mistaken(), "test"))
                        .getMessage());
    }

    @Test
    void testsOfOtherClassesPass() {
        QuarkusTestCallbacks.begin(new Innocent(), "test").end();
    }
}

class Innocent {
    void test() {
    }
}
