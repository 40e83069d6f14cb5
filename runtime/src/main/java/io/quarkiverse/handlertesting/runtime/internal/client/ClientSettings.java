package io.quarkiverse.handlertesting.runtime.internal.client;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import io.quarkiverse.handlertesting.runtime.internal.config.ClientConfig;
import io.quarkiverse.handlertesting.runtime.internal.config.ErrorCode;
import io.quarkiverse.handlertesting.runtime.internal.config.EventsConfig;

/**
 * The configuration that applies to all requests.
 *
 * @param maxResponseSize in bytes
 * @param maxEventSize in bytes
 * @param maxShown the number of characters of a body that a message shows
 * @param errorCode finds the code of an error in a body
 * @param socketOrigin the origin for requests over a socket; empty for the address of the application
 * @param quietPeriod how long {@code expectNone()} watches by default
 * @param recordsFrames whether the journal records the frames of event streams
 */
record ClientSettings(Duration timeout, long maxResponseSize, int maxEventSize, int maxShown, ErrorCode errorCode,
        Optional<URI> socketOrigin,
        Deadlines deadlines, Duration quietPeriod, boolean recordsFrames) {

    static ClientSettings of(ClientConfig config, EventsConfig events, boolean recordsFrames) {
        return of(config, events, recordsFrames, tlsOrigin(config));
    }

    private static ClientSettings of(ClientConfig config, EventsConfig events, boolean recordsFrames,
            Optional<URI> socketOrigin) {
        return new ClientSettings(config.timeout(), config.maxResponseSize().asLongValue(),
                (int) Math.min(config.maxEventSize().asLongValue(), Integer.MAX_VALUE), config.maxShown(),
                ErrorCode.of(config.errorCode()), socketOrigin, Deadlines.of(events),
                events.quietPeriod(), recordsFrames);
    }

    /** The configuration that applies to requests to a router alone. */
    static ClientSettings ofRouter(ClientConfig config, EventsConfig events) {
        return of(config, events, true, Optional.empty());
    }

    /** The origin with the TLS port for tests, as Quarkus configures it. */
    private static Optional<URI> tlsOrigin(ClientConfig config) {
        return config.socket().tls()
                ? Optional.of(URI.create(ConfigProvider.getConfig().getValue("test.url.ssl", String.class)))
                : Optional.empty();
    }
}
