package io.quarkiverse.handlertesting.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

/** A fixture is one of an application's tests. */
class FixtureParameterTest {

    static class Plain {
        @CaseTest
        @Case(name = "one", value = "1")
        void plain(int number, @Fixture String text) {
        }
    }

    @Test
    void withoutAnApplicationThereIsNone() {
        assertEquals(List.of("one: A parameter with @Fixture is for a @QuarkusTest, but Plain is none"),
                JUnitRun.of(Plain.class).problems());
    }
}
