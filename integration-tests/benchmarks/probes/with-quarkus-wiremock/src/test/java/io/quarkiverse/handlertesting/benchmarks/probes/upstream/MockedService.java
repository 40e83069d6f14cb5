package io.quarkiverse.handlertesting.benchmarks.probes.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;

import com.github.tomakehurst.wiremock.client.WireMock;

/** The development service of quarkus-wiremock, which tests reach through WireMock's client. */
abstract class MockedService {

    @ConfigProperty(name = "quarkus.wiremock.devservices.port")
    int port;
    private WireMock service;

    @BeforeEach
    void reset() {
        if (service == null) {
            service = new WireMock(port);
        }
        service.resetToDefaultMappings();
    }

    String url() {
        return "http://localhost:" + port;
    }

    void stub(String path, String json) {
        service.register(get(path).willReturn(okJson(json)));
    }
}
