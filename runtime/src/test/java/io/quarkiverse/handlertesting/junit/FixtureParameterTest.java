package io.quarkiverse.handlertesting.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

/** A parameter with @Fixture needs an application. */
class FixtureParameterTest {

    static class Plain {
        @CaseTest
        @Case(name = "one", value = "1")
        void plain(int number, @Fixture String text) {
        }
    }

    @Test
    void refusesAFixtureWithoutAnApplication() {
        assertEquals(List.of("one: A parameter with @Fixture needs a @QuarkusTest, but Plain is not one"),
                JUnitRun.of(Plain.class).problems());
    }
}
