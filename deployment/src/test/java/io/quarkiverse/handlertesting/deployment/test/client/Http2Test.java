package io.quarkiverse.handlertesting.deployment.test.client;

import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;

/** HTTP/2 over a socket, with prior knowledge, if it is configured. */
class Http2Test extends ClientTestBase {

    @RegisterExtension
    static final QuarkusUnitTest APP = SocketApp.create()
            .overrideConfigKey("quarkus.handler-testing.client.socket.http2", "true")
            .overrideConfigKey("quarkus.http.root-path", "/api")
            .overrideConfigKey("quarkus.http.test-port", "0")
            .overrideConfigKey("quarkus.management.enabled", "true")
            .overrideConfigKey("quarkus.management.test-port", "0");

    @Test
    void isUsedOverASocket() {
        client.overSocket().get("/version").send().expectBody(equalTo("HTTP_2 http"));
        client.overSocket().post("/length").body(new byte[100_000]).send().expectStatus(200);
    }

    /** Also below a root path, and beside a management interface, whose routes are not those of the application. */
    @Test
    void bothWaysAnswerAlike() {
        HandlerClient both = client.bothWays();
        both.get("/where").send().expectBody(equalTo("http://localhost:" + RestAssured.port + "/api/where"));
        both.get("/addresses").send().expectStatus(200);
        both.get("/token").send().expectStatus(200);
        both.get("/q/health").send().expectStatus(404);
    }

    @Test
    void isNotUsedInProcess() {
        client.get("/version").send().expectBody(equalTo("HTTP_1_1 http"));
    }
}
