package io.quarkiverse.handlertesting.modelhub.journal;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** Each test begins with a journal that has nothing of any other, and leaves events behind that no other may see. */
@QuarkusTest
@DisplayName("A journal is fresh")
class FreshJournalTest extends JournalLeftovers {

    @BeforeEach
    void begin() {
        expectNothingAndLeaveSomething();
    }

    @Test
    @DisplayName("for each test")
    void forEachTest() {
        expectOwnEventsOnly();
    }

    @Test
    @DisplayName("for the next test of the class")
    void forTheNextTestOfTheClass() {
        expectOwnEventsOnly();
    }

    @Nested
    @DisplayName("for a nested class")
    class ForANestedClass {

        @Test
        @DisplayName("in each test")
        void inEachTest() {
            expectOwnEventsOnly();
        }

        @Test
        @DisplayName("in the next test")
        void inTheNextTest() {
            expectOwnEventsOnly();
        }
    }
}
