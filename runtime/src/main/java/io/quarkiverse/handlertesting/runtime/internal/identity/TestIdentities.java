package io.quarkiverse.handlertesting.runtime.internal.identity;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.SelfCheck;

/**
 * Creates the headers of requests that act as a user, for the application that is running. Another application has another
 * secret, and refuses them. Thread-safe.
 */
@Singleton
public class TestIdentities {

    private static final String NO_SECURITY = "The application has no quarkus-security extension: as(user, roles) does not work"
            + " without it. Add io.quarkus:quarkus-security.";
    private static final String NO_APPLICATION = "No application runs in this JVM: as(user, roles) works only in a @QuarkusTest,"
            + " since a packaged application accepts no test identities.";

    private final IdentitySeal seal = IdentitySeal.random();

    /**
     * The identities of the application that is running.
     *
     * @throws IllegalStateException if the application has no security, if its version of Quarkus is not supported, or if no
     *         application runs in this JVM; the message has the remedy
     */
    public static TestIdentities current() {
        Beans.find(SelfCheck.class).ifPresent(check -> check.require(Ability.IDENTITY, "as(user, roles)"));
        return Beans.find(TestIdentities.class).orElseThrow(() -> new IllegalStateException(
                Beans.find(ApplicationTestRuns.class).isPresent() ? NO_SECURITY : NO_APPLICATION));
    }

    /**
     * The value of {@link IdentityHeader#NAME}: ASCII, without spaces.
     *
     * @throws IllegalStateException if the user has claims, and the application has no library for tokens
     */
    public String header(TestUser user) {
        if (!user.claims().isEmpty() && Beans.find(UserTokens.class).isEmpty()) {
            throw new IllegalStateException(user.name() + " has claims, but the application has no JsonWebToken. Add"
                    + " io.quarkus:quarkus-smallrye-jwt or io.quarkus:quarkus-oidc, or use attribute(…), which needs neither.");
        }
        return seal.write(user);
    }

    /** Empty for any text that {@link #header} of this application did not return. */
    Optional<TestUser> read(String header) {
        return seal.read(header);
    }
}
