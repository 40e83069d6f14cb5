package io.quarkiverse.handlertesting.runtime.internal.upstream;

import io.quarkiverse.handlertesting.runtime.internal.oidc.Endpoint;
import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcHost;
import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcKeys;
import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcSettings;
import io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock.WireMockEngine;

/** The host of a provider while no test is running: the application fetches keys at its start, and caches them. */
record StartingOidc(PartitionedUpstream tests, WireMockEngine engine, String url, OidcSettings settings) implements OidcHost {

    @Override
    public String name() {
        return tests.name();
    }

    @Override
    public OidcKeys keys() {
        return tests.keys();
    }

    @Override
    public void add(Endpoint endpoint) {
        engine.add(endpoint);
    }
}
