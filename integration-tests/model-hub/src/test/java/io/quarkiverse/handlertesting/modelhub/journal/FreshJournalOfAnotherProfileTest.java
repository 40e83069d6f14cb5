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
    @DisplayName("of another application")
    void ofAnotherApplication() {
        expectNothingAndLeaveSomething();
        expectOwnEventsOnly();
    }

    @Test
    @DisplayName("and for its next test")
    void andForItsNextTest() {
        expectNothingAndLeaveSomething();
        expectOwnEventsOnly();
    }
}
