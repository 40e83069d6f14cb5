package io.quarkiverse.handlertesting.benchmarks.probes.client;

import java.net.URI;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.vertx.core.Vertx;

/** The application that receives the requests, as its tests see it. */
@Singleton
class SampleApplication {

    @Inject
    Vertx vertx;
    /** Created on first use. */
    @Inject
    Instance<HandlerClient> client;

    Vertx vertx() {
        return vertx;
    }

    Instance<HandlerClient> client() {
        return client;
    }

    /** The address, which is known after the application has started. */
    URI address() {
        return URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
    }
}
