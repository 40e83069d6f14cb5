package io.quarkiverse.handlertesting.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A configuration key that nothing reads, and the one that was meant. */
class ConfigurationKeysTest {

    private final ConfigurationKeys keys = ConfigurationKeys.of(List.of("quarkus.rest-client.*.follow-redirects",
            "quarkus.rest-client.*.headers.*", "quarkus.rest-client.follow-redirects", "quarkus.http.port",
            "quarkus.tls.*.trusted[*].path", "hub.timeout"));

    @ParameterizedTest
    @CsvSource({ "quarkus.rest-client.hf.follow-redirect, quarkus.rest-client.hf.follow-redirects",
            "quarkus.rest-client.\"org.acme.Hub\".followRedirects, quarkus.rest-client.\"org.acme.Hub\".follow-redirects",
            "quarkus.rest-clients.hf.follow-redirects, quarkus.rest-client.hf.follow-redirects",
            "quarkus.tls.a.trusted[0].paths, quarkus.tls.a.trusted.path", "quarkus.http.prot, ",
            "quarkus.rest-client.hf.url, ", "quarkus.rest-clients.hf.follow-redirect, " })
    void isMisspelled(String key, String meant) {
        assertEquals(Optional.ofNullable(meant), keys.meant(key));
    }

    @ParameterizedTest
    @ValueSource(strings = { "quarkus.rest-client.hf.follow-redirects", "quarkus.rest-client.hf.headers.a.b",
            "quarkus.rest-client.\"org.acme.Hub\".follow-redirects", "quarkus.tls.a.trusted[0].path" })
    void isRead(String key) {
        assertTrue(keys.has(key));
        assertEquals(Optional.empty(), keys.meant(key));
    }

    @Test
    void isOneOfTheApplication() {
        assertEquals(Optional.of("hub.timeout"), keys.meant("hub.time-out"));
        assertEquals(Optional.empty(), keys.meant("hub.url"));
    }
}
