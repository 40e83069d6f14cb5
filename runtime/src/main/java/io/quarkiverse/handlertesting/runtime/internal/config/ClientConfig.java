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

    /** The deadline of an exchange that names none. */
    @WithDefault("10S")
    Duration timeout();

    /** How many bytes a response may have that is not read as a stream. */
    @WithDefault("16M")
    MemorySize maxResponseSize();

    /** How many characters of a body a failure message shows. */
    @WithDefault("2000")
    int maxShown();

    /** Where the code of an error is in its JSON, as a path; {@code rfc-9457} for the {@code type} of problem details. */
    @WithDefault("error.code")
    String errorCode();

    /** Requests over a socket. */
    Socket socket();

    /** Requests over a socket. */
    interface Socket {

        /** Whether they use HTTP/2: negotiated if there is TLS, else with prior knowledge. */
        @WithDefault("false")
        boolean http2();

        /** Whether they go to the TLS port of the tests. Its certificate may be any. */
        @WithDefault("false")
        boolean tls();
    }

    /** How requests reach the application. */
    enum TransportMode {
        /** Into its HTTP stack, without a socket. */
        IN_PROCESS,
        /** To the port of the tests. */
        SOCKET,
        /** Each both ways, one after the other; different answers fail the test. */
        BOTH
    }
}
