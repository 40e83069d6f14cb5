package io.quarkiverse.handlertesting.modelhub.journal;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("A journal is fresh for another class")
class FreshJournalOfAnotherClassTest extends JournalLeftovers {

    @Test
    void ofTheSameApplication() {
        expectAnEmptyJournalAndLeaveEvents();
        expectOnlyOwnEvents();
    }
}
