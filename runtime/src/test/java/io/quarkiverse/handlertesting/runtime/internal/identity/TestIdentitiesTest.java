package io.quarkiverse.handlertesting.runtime.internal.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.TestUser;

/** The identities that a test can have, without an application. */
class TestIdentitiesTest {

    private final TestIdentities identities = new TestIdentities();

    @Test
    void acceptsOnlyHeadersOfTheSameApplication() {
        TestUser alice = TestUser.user("alice").role("admin", "user", "admin");
        String header = identities.header(alice);
        assertEquals(alice, identities.read(header).orElseThrow());
        assertFalse(new TestIdentities().read(header).isPresent());
    }

    @Test
    void refusesClaimsWithoutALibraryForTokens() {
        TestUser ann = TestUser.user("ann").claim("tenant", "a");
        assertEquals("ann has claims, but the application has no JsonWebToken. Add io.quarkus:quarkus-smallrye-jwt or"
                + " io.quarkus:quarkus-oidc, or use attribute(…), which needs neither.",
                assertThrows(IllegalStateException.class, () -> identities.header(ann)).getMessage());
    }

    @Test
    void needsAnApplication() {
        assertEquals("No application runs in this JVM: as(user, roles) works only in a @QuarkusTest, since a packaged"
                + " application accepts no test identities.",
                assertThrows(IllegalStateException.class, TestIdentities::current).getMessage());
    }
}
