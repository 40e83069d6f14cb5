package io.quarkiverse.handlertesting.runtime.internal.identity;

import java.util.Collection;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.SelfCheck;

/**
 * Makes the headers of requests that act as somebody, for the application that runs now: another one has another secret, and
 * refuses them. Thread-safe.
 */
@Singleton
public class TestIdentities {

    private static final String NO_SECURITY = "The application has no quarkus-security extension: as(user, roles) has nothing"
            + " to act on. Add io.quarkus:quarkus-security.";
    private static final String NO_APPLICATION = "No application runs in this JVM: as(user, roles) works in a @QuarkusTest,"
            + " since a packaged application accepts no identities of a test.";

    private final IdentitySeal seal = IdentitySeal.random();

    /**
     * Those of the application that runs now.
     *
     * @throws IllegalStateException if it has no security, or another Quarkus than the known ones, or none runs in this JVM;
     *         the message says how to mend it
     */
    public static TestIdentities current() {
        Beans.find(SelfCheck.class).ifPresent(check -> check.require(Ability.IDENTITY, "as(user, roles)"));
        return Beans.find(TestIdentities.class).orElseThrow(() -> new IllegalStateException(
                Beans.find(ApplicationTestRuns.class).isPresent() ? NO_SECURITY : NO_APPLICATION));
    }

    /**
     * The value of {@link IdentityHeader#NAME}: ASCII, without spaces.
     *
     * @param roles may be empty; a role given twice counts once
     * @throws IllegalArgumentException if the user, the roles or one of them is null, blank or no well-formed text
     */
    public String header(String user, Collection<String> roles) {
        return seal.write(TestIdentity.of(user, roles));
    }

    /** Empty for anything that {@link #header} of this application did not give. */
    Optional<TestIdentity> read(String header) {
        return seal.read(header);
    }
}
