package io.quarkiverse.handlertesting.deployment.test.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.runtime.internal.client.ApplicationTransports;
import io.quarkiverse.handlertesting.runtime.internal.transport.inprocess.InProcessTransport;
import io.quarkus.test.QuarkusUnitTest;

/** Which way requests go. */
class TransportChoiceTest extends ClientTestBase {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(
                    root -> root.addClasses(Handlers.class, ClientTestBase.class, BothWays.class, QuarkusTestCallbacks.class))
            .overrideConfigKey("quarkus.handler-testing.client.transport", "both");

    @Inject
    ApplicationTransports transports;

    /** If this fails after an update of Quarkus, all users fall back to the socket: see adr/0014. */
    @Test
    void inProcessWorksWithThisVersionOfQuarkus() {
        assertInstanceOf(InProcessTransport.class, transports.inProcess());
    }

    @Test
    void theConfigurationChooses() {
        client.get("/status/204").send().expectStatus(204);
        assertEquals(4, events.seen().size(), events::timeline);
    }

    // tag::differ[]
    @Test
    void differentAnswersAreTold() {
        HttpAssertionError different = assertThrows(HttpAssertionError.class, () -> client.get("/counter").send());
        assertEquals(Reason.DIFFERENT, different.reason());
        assertEquals("""
                The answers to GET /counter in process and over a socket differ:
                  header x-count: 1 in process, 2 over a socket
                  body, from byte 0: "1" in process, "2" over a socket""", different.getMessage());
    }
    // end::differ[]
}
