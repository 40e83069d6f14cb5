package io.quarkiverse.handlertesting.benchmarks.upstream;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

/** WireMock on its Jetty, as a {@code @BeforeEach} method resets it. */
final class WireMockReset implements Resettable {

    private final WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());

    WireMockReset() {
        server.start();
    }

    int port() {
        return server.port();
    }

    @Override
    public String url() {
        return server.baseUrl();
    }

    @Override
    public void stub(MappingBuilder mapping) {
        server.stubFor(mapping);
    }

    @Override
    public void reset() {
        server.resetToDefaultMappings();
    }

    @Override
    public void close() {
        server.stop();
    }
}
