package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.List;
import java.util.function.UnaryOperator;

import io.quarkiverse.handlertesting.runtime.internal.oidc.Endpoint;
import io.quarkiverse.handlertesting.runtime.internal.oidc.JwtLibrary;
import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcHost;
import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcKeys;
import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcProvider;
import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcSettings;
import io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock.WireMockEngine;

/** The host of a provider that no test has made: the application fetches keys at its start, or with any token. */
record StartingOidc(PartitionedUpstream tests, WireMockEngine engine, String url,
        List<OidcSettings> settings) implements OidcHost {

    /**
     * Makes an upstream a provider if a property of OpenID holds its address.
     *
     * @param properties the properties that hold the address
     * @param pathOf maps a property to the path of its address
     */
    static void provide(PartitionedUpstream tests, UpstreamServers servers, List<String> properties,
            UnaryOperator<String> pathOf) {
        List<OidcSettings> settings = ExpectedOidc.atStart(properties, pathOf);
        if (!settings.isEmpty() && JwtLibrary.isPresent()) {
            tests.provider(engine -> of(tests, engine, servers, settings).addAll(),
                    engine -> of(tests, engine, servers, settings).addChecks());
        }
    }

    private static StartingOidc of(PartitionedUpstream tests, WireMockEngine engine, UpstreamServers servers,
            List<OidcSettings> settings) {
        return new StartingOidc(tests, engine, servers.url(tests.name()), settings);
    }

    private void addAll() {
        settings.forEach(one -> OidcProvider.on(this, one));
    }

    private void addChecks() {
        settings.forEach(one -> OidcProvider.checks(this, one));
    }

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

    @Override
    public boolean has(Endpoint endpoint) {
        return engine.has(endpoint);
    }
}
