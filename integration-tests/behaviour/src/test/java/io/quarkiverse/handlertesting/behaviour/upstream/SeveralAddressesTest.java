package io.quarkiverse.handlertesting.behaviour.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;

/** One upstream replaces several addresses of the application, and each keeps its own path. */
@QuarkusTest
class SeveralAddressesTest {

    @Inject
    @Upstream(value = "office", property = "office.mail")
    MockUpstream mail;
    @Inject
    @Upstream(value = "office", property = "office.fax")
    MockUpstream fax;
    @Inject
    @Upstream(value = "office", property = "office.phone")
    MockUpstream phone;

    @ConfigProperty(name = "office.mail")
    String mailAddress;
    @ConfigProperty(name = "office.fax")
    String faxAddress;
    @ConfigProperty(name = "office.phone")
    String phoneAddress;

    @Test
    void eachAddressHasItsOwnPath() {
        assertEquals(mail.url() + "/mail/v1", mailAddress);
        assertEquals(mail.url() + "/fax", faxAddress);
        assertEquals(mail.url(), phoneAddress);
    }

    @Test
    void allAddressesAreOneServer() {
        assertEquals(mail.url(), fax.url());
        assertEquals(mail.url(), phone.url());
    }
}
