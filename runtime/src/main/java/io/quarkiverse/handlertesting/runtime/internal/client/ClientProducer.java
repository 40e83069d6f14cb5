package io.quarkiverse.handlertesting.runtime.internal.client;

import java.net.URI;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerRequest;
import io.quarkiverse.handlertesting.runtime.internal.config.ClientConfig;
import io.quarkiverse.handlertesting.runtime.internal.config.EventsConfig;
import io.quarkiverse.handlertesting.runtime.internal.events.Debugger;
import io.quarkiverse.handlertesting.runtime.internal.events.TestScopes;

/** The client of an application in this JVM. */
@Singleton
public class ApplicationClient implements HandlerClient {

    private final HandlerClient client;

    public ApplicationClient(ApplicationTransports transports, ClientConfig config, EventsConfig events, TestScopes scopes,
            OpenStreams streams) {
        Json json = ApplicationJson.find();
        client = new TransportClient(new ClientServices(transports, settings(config, events), scopes::current, () -> json,
                stream -> {
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

    @Override
    public HandlerRequest get(String path) {
        return client.get(path);
    }

    @Override
    public HandlerRequest head(String path) {
        return client.head(path);
    }

    @Override
    public HandlerRequest request(String method, String path) {
        return client.request(method, path);
    }

    @Override
    public HandlerClient overSocket() {
        return client.overSocket();
    }

    @Override
    public HandlerClient inProcess() {
        return client.inProcess();
    }

    @Override
    public HandlerClient bothWays() {
        return client.bothWays();
    }
}
