package io.quarkiverse.handlertesting.benchmarks.probes.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import jakarta.inject.Inject;

import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;

/** Our mock upstream. Each test has stubs of its own. */
abstract class MockedService {

    @Inject
    @Upstream(value = "service", property = "probes.service.url")
    MockUpstream service;

    String url() {
        return service.url();
    }

    void stub(String path, String json) {
        service.stub(get(path).willReturn(okJson(json)));
    }
}
