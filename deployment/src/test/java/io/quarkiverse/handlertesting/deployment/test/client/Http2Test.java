package io.quarkiverse.handlertesting.deployment.test.client;

import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** HTTP/2 over a socket, with prior knowledge, if it is configured. */
class Http2Test extends ClientTestBase {

    @RegisterExtension
    static final QuarkusUnitTest APP = SocketApp.create().overrideConfigKey("quarkus.handler-testing.client.socket.http2",
            "true");

    @Test
    void isUsedOverASocket() {
        client.overSocket().get("/version").send().expectBody(equalTo("HTTP_2 http"));
        client.overSocket().post("/length").body(new byte[100_000]).send().expectStatus(200);
    }

    @Test
    void isNotUsedInProcess() {
        client.get("/version").send().expectBody(equalTo("HTTP_1_1 http"));
    }
}
