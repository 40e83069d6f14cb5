package io.quarkiverse.handlertesting.deployment.test.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkus.test.QuarkusUnitTest;

/** The configuration says how large a response may be. */
class ResponseLimitTest extends ClientTestBase {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Handlers.class, ClientTestBase.class, BothWays.class, QuarkusTestCallbacks.class))
            .overrideConfigKey("quarkus.handler-testing.client.max-response-size", "1000");

    @BothWays
    void aResponseMayNotBeTooLarge(String way) {
        assertEquals(1000, client(way).get("/bytes/1000").send().asByteArray().length);
        HttpAssertionError large = assertThrows(HttpAssertionError.class, () -> client(way).get("/bytes/1001").send());
        assertEquals(Reason.TOO_LARGE, large.reason());
        assertEquals("The response has more than 1000 bytes, so the exchange was aborted. Read it with stream(), or raise"
                + " quarkus.handler-testing.client.max-response-size:", large.getMessage().lines().findFirst().get());
        assertThrows(HttpAssertionError.class, () -> client(way).get("/endless").send());
        events.awaitIdle();
    }
}
