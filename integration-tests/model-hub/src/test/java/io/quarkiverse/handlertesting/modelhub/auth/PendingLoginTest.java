package io.quarkiverse.handlertesting.modelhub.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A pending login")
class PendingLoginTest {

    private static final URI HERE = URI.create("http://localhost/auth/callback");

    @Test
    @DisplayName("computes the challenge of the example in RFC 7636")
    void computesTheChallengeOfTheExampleInTheRfc() {
        assertEquals("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                new PendingLogin("state", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", HERE).challenge());
    }

    @Test
    void hasUniqueSecretsAndAVerifierOfValidLength() {
        Set<String> secrets = new HashSet<>();
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < 100; i++) {
            PendingLogin login = PendingLogin.to(HERE, random);
            assertTrue(login.verifier().matches("[A-Za-z0-9_-]{43}"), login.verifier());
            secrets.add(login.state());
            secrets.add(login.verifier());
        }
        assertEquals(200, secrets.size());
    }

    @Test
    void recognizesItsState() {
        PendingLogin login = new PendingLogin("state", "verifier", HERE);
        assertTrue(login.hasState("state"));
        assertFalse(login.hasState("stat"));
        assertFalse(login.hasState(""));
    }

    @Test
    void printsNoSecrets() {
        assertEquals("PendingLogin[http://localhost/auth/callback]", new PendingLogin("s", "v", HERE).toString());
    }
}
