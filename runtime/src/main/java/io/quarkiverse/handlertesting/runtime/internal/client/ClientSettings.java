package io.quarkiverse.handlertesting.runtime.internal.client;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What is configured for all requests.
 *
 * @param maxResponseSize in bytes
 * @param maxShown how many characters of a body a message shows
 * @param errorCode where the code of an error is, as a path
 * @param socketOrigin where requests over a socket go, if not to the address of the application
 * @param debugged asked at the begin of each exchange: while a debugger is attached there is no deadline
 */
record ClientSettings(Duration timeout, long maxResponseSize, int maxShown, String errorCode, Optional<URI> socketOrigin,
        BooleanSupplier debugged) {
}
