package io.quarkiverse.handlertesting.deployment.test.client;

import static io.quarkiverse.handlertesting.http.Errors.error;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkus.test.QuarkusUnitTest;

/** RFC 9457: the type of a problem is its code, and one without a type is about:blank (section 3.1.1). */
class ProblemDetailsTest extends QuarkusTestCallbacks.Each {

    private static final String OUT_OF_CREDIT = "https://example.com/probs/out-of-credit";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Problems.class, QuarkusTestCallbacks.class))
            .overrideConfigKey("quarkus.handler-testing.client.error-code", "rfc-9457");

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
    HandlerClient client;

    @Test
    void theTypeIsTheCode() {
        client.get("/problems/typed").send().expectError(403, OUT_OF_CREDIT);
        given().get("/problems/typed").then().spec(error(403, OUT_OF_CREDIT));
    }

    @Test
    void withoutATypeItIsBlank() {
        client.get("/problems/blank").send().expectError(404, "about:blank");
        given().get("/problems/blank").then().spec(error(404, "about:blank"));
    }

    @Test
    void anotherType() {
        HttpAssertionError failed = assertThrows(HttpAssertionError.class,
                () -> client.get("/problems/blank").send().expectError(404, OUT_OF_CREDIT));
        assertEquals("Expected error 404 https://example.com/probs/out-of-credit, but it was 404 about:blank:",
                failed.getMessage().lines().findFirst().orElseThrow());
    }
}
