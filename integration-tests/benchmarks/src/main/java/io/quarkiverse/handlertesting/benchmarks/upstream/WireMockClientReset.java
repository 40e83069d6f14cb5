package io.quarkiverse.handlertesting.benchmarks.upstream;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;

/** WireMock in the class loader of the build: tests reach it through WireMock's client, as with quarkus-wiremock. */
final class WireMockClientReset implements Resettable {

    private final WireMockReset server = new WireMockReset();
    private final WireMock client = new WireMock(server.port());

    @Override
    public String url() {
        return server.url();
    }

    @Override
    public void stub(MappingBuilder mapping) {
        client.register(mapping);
    }

    @Override
    public void reset() {
        client.resetToDefaultMappings();
    }

    @Override
    public void close() {
        server.close();
    }
}
