package io.quarkiverse.handlertesting.behaviour.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;

/** One upstream at several addresses of the application, each of which has its own path. */
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
    void eachHasItsOwnPath() {
        assertEquals(mail.url() + "/mail/v1", mailAddress);
        assertEquals(mail.url() + "/fax", faxAddress);
        assertEquals(mail.url(), phoneAddress);
    }

    @Test
    void itIsOneServer() {
        assertEquals(mail.url(), fax.url());
        assertEquals(mail.url(), phone.url());
    }
}
