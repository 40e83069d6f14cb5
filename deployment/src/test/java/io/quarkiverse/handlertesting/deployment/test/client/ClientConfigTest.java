package io.quarkiverse.handlertesting.deployment.test.client;

import static io.quarkiverse.handlertesting.http.Errors.error;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.runtime.internal.client.ApplicationTransports;
import io.quarkiverse.handlertesting.runtime.internal.transport.inprocess.InProcessTransport;
import io.quarkus.test.QuarkusUnitTest;

/** All settings of the client at once: none of them affects another. */
class ClientConfigTest extends ClientTestBase {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Handlers.class, Problems.class, ClientTestBase.class,
                    BothWays.class, QuarkusTestCallbacks.class))
            .overrideConfigKey("quarkus.handler-testing.client.transport", "both")
            .overrideConfigKey("quarkus.handler-testing.client.max-response-size", "1000")
            .overrideConfigKey("quarkus.handler-testing.client.error-code", "rfc-9457")
            .overrideConfigKey("quarkus.handler-testing.client.strict-json", "true");

    private static final String OUT_OF_CREDIT = "https://example.com/probs/out-of-credit";

    @Path("/problems")
    public static class Problems {

        @GET
        @Path("/typed")
        public Response typed() {
            return problem(403, "{\"type\":\"" + OUT_OF_CREDIT + "\"}");
        }

        @GET
        @Path("/blank")
        public Response blank() {
            return problem(404, "{\"title\":\"Not Found\"}");
        }

        private static Response problem(int status, String body) {
            return Response.status(status).type("application/problem+json").entity(body).build();
        }
    }

    @Inject
    ApplicationTransports transports;

    /** If this test fails after an update of Quarkus, all users fall back to the socket: see adr/0014. */
    @Test
    void inProcessWorksWithThisVersionOfQuarkus() {
        assertInstanceOf(InProcessTransport.class, transports.inProcess());
    }

    @Test
    void theConfigurationSelectsTheTransport() {
        client.get("/status/204").send().expectStatus(204);
        assertEquals(4, events.seen().size(), events::timeline);
    }

    // tag::differ[]
    @Test
    void differentResponsesAreReported() {
        HttpAssertionError different = assertThrows(HttpAssertionError.class, () -> client.get("/counter").send());
        assertEquals(Reason.DIFFERENT, different.reason());
        assertEquals("""
                The responses to GET /counter in process and over a socket differ:
                  header x-count: 1 in process, 2 over a socket
                  body, from byte 0: "1" in process, "2" over a socket
                So far the test saw:
                  #1  N ms  r1  HTTP  GET /counter
                  #2  N ms  r1  HTTP  GET /counter -> 200 in N ms
                  #3  N ms  r2  HTTP  GET /counter
                  #4  N ms  r2  HTTP  GET /counter -> 200 in N ms""", different.getMessage()
                .replaceAll("(#\\d) +\\d+ ms", "$1  N ms").replaceAll("200 in [\\d.]+ (ms|µs)", "200 in N ms"));
    }
    // end::differ[]

    @BothWays
    void aResponseThatIsTooLargeFails(String way) {
        assertEquals(1000, client(way).get("/bytes/1000").send().asByteArray().length);
        HttpAssertionError large = assertThrows(HttpAssertionError.class, () -> client(way).get("/bytes/1001").send());
        assertEquals(Reason.TOO_LARGE, large.reason());
        assertEquals("The response has more than 1000 bytes, so the exchange was aborted. Read it with stream(), or raise"
                + " quarkus.handler-testing.client.max-response-size:", large.getMessage().lines().findFirst().get());
        assertThrows(HttpAssertionError.class, () -> client(way).get("/endless").send());
        events.awaitIdle();
    }

    /** RFC 9457: the type of a problem is its error code; a problem without a type has about:blank (section 3.1.1). */
    @Test
    void theTypeOfAProblemIsItsErrorCode() {
        client.get("/problems/typed").send().expectError(403, OUT_OF_CREDIT);
        given().get("/problems/typed").then().spec(error(403, OUT_OF_CREDIT));
    }

    @Test
    void theErrorCodeWithoutATypeIsAboutBlank() {
        client.get("/problems/blank").send().expectError(404, "about:blank");
        given().get("/problems/blank").then().spec(error(404, "about:blank"));
    }

    @Test
    void anUnexpectedTypeFails() {
        HttpAssertionError failed = assertThrows(HttpAssertionError.class,
                () -> client.get("/problems/blank").send().expectError(404, OUT_OF_CREDIT));
        assertEquals("Expected error 404 https://example.com/probs/out-of-credit, but it was 404 about:blank:",
                failed.getMessage().lines().findFirst().orElseThrow());
    }

    /** This application has no Jackson. The test of the core has the other side. */
    @Test
    void strictJsonNeedsJackson() {
        IllegalStateException refused = assertThrows(IllegalStateException.class,
                () -> client.get("/problems/blank").send().json(Map.class));
        assertEquals("Strict JSON needs Jackson: add quarkus-rest-jackson. The JSON codec of Vert.x has no such mode.",
                refused.getMessage());
    }
}
