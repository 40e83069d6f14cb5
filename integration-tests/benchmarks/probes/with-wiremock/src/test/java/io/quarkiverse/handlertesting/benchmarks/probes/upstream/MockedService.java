package io.quarkiverse.handlertesting.benchmarks.probes.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import org.junit.jupiter.api.BeforeEach;

import com.github.tomakehurst.wiremock.WireMockServer;

import io.quarkus.test.common.WithTestResource;

/** WireMock as in the guides of Quarkus: a test resource starts it before the application. */
@WithTestResource(WireMockResource.class)
abstract class MockedService {

    WireMockServer service;

    @BeforeEach
    void reset() {
        service.resetAll();
    }

    String url() {
        return service.baseUrl();
    }

    void stub(String path, String json) {
        service.stubFor(get(path).willReturn(okJson(json)));
    }
}
