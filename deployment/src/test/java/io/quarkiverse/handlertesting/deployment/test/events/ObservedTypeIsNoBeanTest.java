package io.quarkiverse.handlertesting.deployment.test.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.ObserveCalls;
import io.quarkus.test.QuarkusUnitTest;

/** A test class that observes what is no bean fails; the others go on. */
@ObserveCalls({ ObservedTypeIsNoBeanTest.Plain.class, ObservedTypeIsNoBeanTest.Produced.class })
class ObservedTypeIsNoBeanTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(QuarkusTestCallbacks.class,
                    Plain.class, Produced.class, Factory.class, Innocent.class));

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
    void itsTestsFail() {
        assertEquals(
                """
                        @ObserveCalls(ObservedTypeIsNoBeanTest.Plain.class) on ObservedTypeIsNoBeanTest: ObservedTypeIsNoBeanTest.Plain \
                        is no bean, so its calls cannot be observed. Give it a scope, such as @ApplicationScoped, or observe a bean \
                        that calls it.
                        @ObserveCalls(ObservedTypeIsNoBeanTest.Produced.class) on ObservedTypeIsNoBeanTest: \
                        ObservedTypeIsNoBeanTest.Produced is made by a producer, and interceptors do not reach what a producer \
                        returns. Observe a bean that calls it.""",
                assertThrows(IllegalStateException.class, () -> QuarkusTestCallbacks.begin(this, "itsTestsFail")).getMessage());
    }

    @Test
    void thoseOfOtherClassesDoNot() {
        QuarkusTestCallbacks.begin(new Innocent(), "test").end();
    }
}

class Innocent {
    void test() {
    }
}
