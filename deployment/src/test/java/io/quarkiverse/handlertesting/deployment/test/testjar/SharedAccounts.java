package io.quarkiverse.handlertesting.deployment.test.testjar;

import io.quarkiverse.handlertesting.junit.Fixture;

/** A class that a team shares in a test-jar: it is neither a test nor in the application. */
public final class SharedAccounts {

    private SharedAccounts() {
    }

    public record Account(String owner) {
    }

    @Fixture
    static Account account() {
        return new Account("of a test-jar");
    }
}
