package io.quarkiverse.handlertesting.runtime.internal.client;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.config.ClientConfig;
import io.quarkiverse.handlertesting.runtime.internal.config.EventsConfig;
import io.quarkiverse.handlertesting.runtime.internal.config.TapsConfig;
import io.quarkiverse.handlertesting.runtime.internal.json.ApplicationJson;
import io.quarkiverse.handlertesting.runtime.internal.json.StrictReads;

/** Produces the client of an application in this JVM. */
@Singleton
public class HandlerClientProducer {

    @Produces
    @Singleton
    HandlerClient client(ApplicationTransports transports, ClientConfig config, EventsConfig events, TapsConfig taps,
            ApplicationTestRuns runs, OpenStreams streams) {
        return new HandlerClientImpl(
                new ClientServices(transports, ClientSettings.of(config, events, taps.sse()), runs::current,
                        config.strictJson() ? new StrictReads(ApplicationJson.find()) : ApplicationJson.find(), stream -> {
                            if (runs.current() != null) {
                                streams.add(stream);
                            }
                        }),
                config.transport());
    }
}
