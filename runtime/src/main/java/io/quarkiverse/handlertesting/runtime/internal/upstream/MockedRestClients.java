package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.lang.reflect.Field;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;

/**
 * Sends the REST clients that have a mock there, without a proxy, when all that can give their address has done so:
 * {@code override-uri}, or the code that calls a {@code RestClientBuilder}.
 */
public final class MockedRestClients implements RestClientListener {

    @Override
    public void onNewClient(Class<?> type, RestClientBuilder builder) {
        UpstreamConfigSource.of(ConfigProvider.getConfig())
                .flatMap(source -> source.mocked(type.getName(), address(builder)))
                .ifPresent(address -> withoutProxy(builder.baseUri(URI.create(address))));
    }

    /** A proxy does not reach the mock, which listens on this machine only. */
    private static void withoutProxy(RestClientBuilder builder) {
        try {
            builder.proxyAddress("none", 0);
        } catch (IllegalArgumentException classic) {
            // The client of RESTEasy Classic has no such value, and no proxy without a host.
            Stream.of(builder.getClass().getDeclaredFields()).filter(field -> field.getName().equals("proxyHost"))
                    .filter(Field::trySetAccessible).forEach(host -> clear(host, builder));
        }
    }

    private static void clear(Field field, RestClientBuilder builder) {
        try {
            field.set(builder, null);
        } catch (IllegalAccessException hidden) {
            // The proxy stays, and the call fails there.
        }
    }

    /** The builder has no getter. Empty if it keeps its address otherwise: then the client has the configured address. */
    private static Optional<String> address(RestClientBuilder builder) {
        return Stream.of(builder.getClass().getDeclaredFields()).filter(field -> field.getType() == URI.class)
                .filter(Field::trySetAccessible).flatMap(field -> value(field, builder)).findFirst();
    }

    private static Stream<String> value(Field field, RestClientBuilder builder) {
        try {
            Object value = field.get(builder);
            return value == null ? Stream.empty() : Stream.of(value.toString());
        } catch (IllegalAccessException hidden) {
            return Stream.empty();
        }
    }
}
