package io.quarkiverse.handlertesting.runtime.internal.config;

import java.time.Duration;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Requests that a test sends with {@code HandlerClient}. */
@ConfigMapping(prefix = "quarkus.handler-testing.client")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface ClientConfig {

    /** How requests reach the application, unless a test says otherwise. */
    @WithDefault("in-process")
    TransportMode transport();

    /** The deadline of an exchange, unless the test sets one. */
    @WithDefault("10S")
    Duration timeout();

    /** The maximum size of a response. Of a stream, the maximum size of what has arrived and the test has not read. */
    @WithDefault("16M")
    MemorySize maxResponseSize();

    /** The maximum size of an event of an event stream, up to its blank line, and of a line of JSON. */
    @WithDefault("1M")
    MemorySize maxEventSize();

    /** The maximum number of characters of a body that a failure message shows. */
    @WithDefault("2000")
    int maxShown();

    /** The path of the error code in the JSON of an error; {@code rfc-9457} for the {@code type} of problem details. */
    @WithDefault("error.code")
    String errorCode();

    /**
     * Whether each {@code json(…)} of a response or stream is strict, as {@code HandlerResponse.strictJson}. Needs Jackson.
     */
    @WithDefault("false")
    boolean strictJson();

    /** Requests over a socket. */
    Socket socket();

    /** Requests over a socket. */
    interface Socket {

        /** Whether requests use HTTP/2: negotiated with TLS, otherwise with prior knowledge. */
        @WithDefault("false")
        boolean http2();

        /** Whether requests go to the TLS port of the tests. Any certificate is accepted. */
        @WithDefault("false")
        boolean tls();
    }

    /** How requests reach the application. */
    enum TransportMode {
        /** Directly into the HTTP stack of the application, without a socket. */
        IN_PROCESS,
        /** Over a socket, to the port of the tests. */
        SOCKET,
        /** Each request both ways, one after the other; different responses fail the test. */
        BOTH
    }
}
