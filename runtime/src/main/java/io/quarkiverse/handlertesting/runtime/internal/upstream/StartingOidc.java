package io.quarkiverse.handlertesting.runtime.internal.upstream;

import io.quarkiverse.handlertesting.runtime.internal.oidc.Endpoint;
import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcHost;
import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcKeys;
import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcSettings;
import io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock.WireMockEngine;

/** A provider while no test is running: an application asks it for keys when it starts, and keeps them. */
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
