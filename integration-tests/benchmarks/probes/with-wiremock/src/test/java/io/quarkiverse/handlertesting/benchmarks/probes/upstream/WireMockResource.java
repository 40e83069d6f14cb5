package io.quarkiverse.handlertesting.benchmarks.probes.upstream;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

public class WireMockResource implements QuarkusTestResourceLifecycleManager {

    private final WireMockServer service = new WireMockServer(options().dynamicPort());

    @Override
    public Map<String, String> start() {
        service.start();
        return Map.of("probes.service.url", service.baseUrl());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(service, field -> field.getType() == WireMockServer.class);
    }

    @Override
    public void stop() {
        service.stop();
    }
}
