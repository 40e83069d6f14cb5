package io.quarkiverse.handlertesting.deployment.test.client;

import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** TLS over a socket, with HTTP/2 negotiated in its handshake, if it is configured. */
class TlsTest extends ClientTestBase {

    @RegisterExtension
    static final QuarkusUnitTest APP = SocketApp.create()
            .overrideConfigKey("quarkus.handler-testing.client.socket.http2", "true")
            .overrideConfigKey("quarkus.handler-testing.client.socket.tls", "true")
            .overrideConfigKey("quarkus.http.test-ssl-port", "0")
            .overrideConfigKey("quarkus.tls.key-store.p12.path", SocketApp.keyStore().toString())
            .overrideConfigKey("quarkus.tls.key-store.p12.password", "password");

    @Test
    void isUsedWithHttp2OverASocket() {
        client.overSocket().get("/version").send().expectBody(equalTo("HTTP_2 https"));
    }

    @Test
    void isNotUsedInProcess() {
        client.get("/version").send().expectBody(equalTo("HTTP_1_1 http"));
    }
}
