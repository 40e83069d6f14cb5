package io.quarkiverse.handlertesting.runtime.internal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The configuration of a test without an application. */
class StandaloneConfigTest {

    private final Properties before = (Properties) System.getProperties().clone();

    @AfterEach
    void reset() {
        System.setProperties(before);
    }

    @Test
    void hasTheDefaultsOfTheApplication() {
        ClientConfig client = StandaloneConfig.of(ClientConfig.class);
        assertEquals(Duration.ofSeconds(10), client.timeout());
        assertEquals(16 << 20, client.maxResponseSize().asLongValue());
        assertEquals(2000, client.maxShown());
        assertEquals("error.code", client.errorCode());
        assertFalse(client.socket().tls() || client.socket().http2());
        SessionsConfig sessions = StandaloneConfig.of(SessionsConfig.class);
        assertEquals("vertx-web.session", sessions.cookieName());
        assertEquals(20, sessions.maxRedirects());
        assertEquals(Optional.empty(), sessions.csrfCookie());
    }

    @Test
    void usesTheConfigurationOfTheProfileTest() {
        System.setProperty("%test.quarkus.handler-testing.client.timeout", "3S");
        System.setProperty("quarkus.handler-testing.client.max-response-size", "1K");
        System.setProperty("%test.quarkus.handler-testing.client.error-code", "${some.where}.code");
        System.setProperty("some.where", "elsewhere");
        System.setProperty("quarkus.handler-testing.client.socket.http2", "true");
        System.setProperty("%prod.quarkus.handler-testing.client.max-shown", "7");

        ClientConfig client = StandaloneConfig.of(ClientConfig.class);
        assertEquals(Duration.ofSeconds(3), client.timeout());
        assertEquals(1024, client.maxResponseSize().asLongValue());
        assertEquals("elsewhere.code", client.errorCode());
        assertTrue(client.socket().http2());
        assertEquals(2000, client.maxShown());
    }
}
