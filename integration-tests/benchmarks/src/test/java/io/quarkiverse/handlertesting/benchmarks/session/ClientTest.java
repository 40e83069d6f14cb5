package io.quarkiverse.handlertesting.benchmarks.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.restassured.RestAssured;

/** Wrong and failed requests are counted. */
class ClientTest {

    private CookieServer server;

    @BeforeEach
    void start() throws Exception {
        server = new CookieServer();
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @Test
    void eachSendsItsCookies() {
        for (Client client : List.of(Client.alone(), Client.byHand(), Client.session().login(server),
                Client.cookieFilter().login(server))) {
            assertTrue(client.count(server) > 0);
        }
    }

    @Test
    void missingCookiesAreDetected() {
        Client losing = new Client("losing", RestAssured::given, 40);
        AssertionError seen = assertThrows(AssertionError.class, () -> losing.count(server));
        assertEquals("losing: the server received 0 cookies instead of 40", seen.getMessage());
    }

    @Test
    void aSessionLosesNothing() throws Exception {
        Outcome outcome = new ManyThreads(3, 5).send(server, Client.session());
        outcome.check();
        assertTrue(outcome.requestsPerSecond() > 0);
    }

    @Test
    void eachLostValueIsCounted() throws Exception {
        Outcome outcome = new ManyThreads(3, 5).send(server, Client.alone());
        // The first request of each thread has no previous value.
        assertEquals(3 * 4, outcome.wrong());
        assertEquals(0, outcome.failed());
        AssertionError seen = assertThrows(AssertionError.class, outcome::check);
        assertEquals("12 values were lost or wrong, and 0 requests failed", seen.getMessage());
        assertTrue(seen.getCause().getMessage().endsWith("=0, but the server received none"), seen.getCause().getMessage());
    }

    @Test
    void eachFailureIsCounted() throws Exception {
        server.close();
        Outcome outcome = new ManyThreads(3, 5).send(server, Client.session());
        assertEquals(3 * 5, outcome.failed());
        assertEquals(0, outcome.wrong());
        assertThrows(AssertionError.class, outcome::check);
    }
}
