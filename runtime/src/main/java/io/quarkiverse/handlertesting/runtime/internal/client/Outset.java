package io.quarkiverse.handlertesting.runtime.internal.client;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.config.ClientConfig.Way;
import io.quarkiverse.handlertesting.runtime.internal.http.SessionExchange;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingRequest;

/**
 * An exchange before its first request is sent.
 *
 * @param uri of its first request
 * @param cause {@code null} if no test is running
 */
record Outset(ClientServices services, Way way, RequestParts parts, URI uri, RunningCause cause, RedirectChain hops) {

    /**
     * @throws IllegalArgumentException if the request cannot be sent
     */
    static Outset of(ClientServices services, Way way, RequestParts parts) {
        String target = parts.target();
        URI address = parts.isAbsolute ? BaseAddress.ofRoot(target) : BaseAddress.resolve(target);
        Optional<URI> origin = way == Way.SOCKET ? services.settings().socketOrigin() : Optional.empty();
        URI uri = origin.map(to -> BaseAddress.move(address, to)).orElse(address);
        SessionExchange user = parts.user == null ? null : SessionExchange.of(parts.user, parts.method, uri);
        TestRun run = services.testRun().get();
        RunningCause cause = run == null ? null : run.request(parts.method + " " + uri.getPath());
        return new Outset(services, way, parts, uri, cause, new RedirectChain(parts, uri, user, cause));
    }

    Duration deadline() {
        return parts.deadline != null ? parts.deadline : services.settings().timeout();
    }

    /**
     * @param sent the request that was sent last
     */
    ExchangeReport story(Supplier<OutgoingRequest> sent) {
        return new ExchangeReport(this, sent);
    }
}
