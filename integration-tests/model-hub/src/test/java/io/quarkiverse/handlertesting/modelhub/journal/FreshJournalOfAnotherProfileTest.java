package io.quarkiverse.handlertesting.modelhub.journal;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(FreshJournalOfAnotherProfileTest.Other.class)
@DisplayName("A journal is fresh for another profile")
class FreshJournalOfAnotherProfileTest extends JournalLeftovers {

    public static class Other implements QuarkusTestProfile {
    }

    @Test
    void ofAnotherApplication() {
        expectAnEmptyJournalAndLeaveEvents();
        expectOnlyOwnEvents();
    }

    @Test
    void andForItsNextTest() {
        expectAnEmptyJournalAndLeaveEvents();
        expectOnlyOwnEvents();
    }
}
