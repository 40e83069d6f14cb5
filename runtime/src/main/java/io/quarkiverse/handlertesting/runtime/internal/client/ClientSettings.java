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
 * What is configured for all requests.
 *
 * @param maxResponseSize in bytes
 * @param maxShown how many characters of a body a message shows
 * @param errorCode where the code of an error is
 * @param socketOrigin where requests over a socket go, if not to the address of the application
 * @param quietPeriod how long {@code expectNone()} watches when nothing is said
 * @param recordsFrames whether frames of event streams are events of the journal
 */
record ClientSettings(Duration timeout, long maxResponseSize, int maxShown, ErrorCode errorCode, Optional<URI> socketOrigin,
        Deadlines deadlines, Duration quietPeriod, boolean recordsFrames) {

    static ClientSettings of(ClientConfig config, EventsConfig events, boolean recordsFrames) {
        return new ClientSettings(config.timeout(), config.maxResponseSize().asLongValue(), config.maxShown(),
                ErrorCode.of(config.errorCode()), tlsOrigin(config), Deadlines.of(events),
                events.quietPeriod(), recordsFrames);
    }

    /** Where Quarkus says that tests find its TLS port. */
    private static Optional<URI> tlsOrigin(ClientConfig config) {
        return config.socket().tls()
                ? Optional.of(URI.create(ConfigProvider.getConfig().getValue("test.url.ssl", String.class)))
                : Optional.empty();
    }
}
