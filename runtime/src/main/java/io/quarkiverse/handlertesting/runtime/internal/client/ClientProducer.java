package io.quarkiverse.handlertesting.runtime.internal.client;

import java.net.URI;
import java.util.Optional;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.runtime.internal.config.ClientConfig;
import io.quarkiverse.handlertesting.runtime.internal.config.EventsConfig;
import io.quarkiverse.handlertesting.runtime.internal.events.Debugger;
import io.quarkiverse.handlertesting.runtime.internal.events.TestScopes;

/** Makes the client of an application in this JVM. */
@Singleton
public class ClientProducer {

    @Produces
    @Singleton
    HandlerClient client(ApplicationTransports transports, ClientConfig config, EventsConfig events, TestScopes scopes,
            OpenStreams streams) {
        return new TransportClient(new ClientServices(transports, settings(config, events), scopes::current,
                ApplicationJson.find(), stream -> {
                    if (scopes.current() != null) {
                        streams.add(stream);
                    }
                }), config.transport());
    }

    private static ClientSettings settings(ClientConfig config, EventsConfig events) {
        return new ClientSettings(config.timeout(), config.maxResponseSize().asLongValue(), config.maxShown(),
                config.errorCode(), tlsOrigin(config), Debugger.of(events.debugger())::isAttached);
    }

    /** Where Quarkus says that tests find its TLS port. */
    private static Optional<URI> tlsOrigin(ClientConfig config) {
        return config.socket().tls()
                ? Optional.of(URI.create(ConfigProvider.getConfig().getValue("test.url.ssl", String.class)))
                : Optional.empty();
    }
}
