package io.quarkiverse.handlertesting.modelhub.journal;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** Each test begins with an empty journal, and leaves events that no other test may see. */
@QuarkusTest
@DisplayName("A journal is fresh")
class FreshJournalTest extends JournalLeftovers {

    @BeforeEach
    void begin() {
        expectAnEmptyJournalAndLeaveEvents();
    }

    @Test
    void forEachTest() {
        expectOnlyOwnEvents();
    }

    @Test
    void forTheNextTestOfTheClass() {
        expectOnlyOwnEvents();
    }

    @Nested
    @DisplayName("for a nested class")
    class ForANestedClass {

        @Test
        void inEachTest() {
            expectOnlyOwnEvents();
        }

        @Test
        void inTheNextTest() {
            expectOnlyOwnEvents();
        }
    }
}
