package io.quarkiverse.handlertesting.runtime.internal.identity;

import io.quarkus.runtime.annotations.Recorder;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Hides the header from all routes, including those that need no login. */
@Recorder
public class IdentityRecorder {

    public Handler<RoutingContext> filter() {
        return exchange -> {
            ClaimedIdentity.of(exchange);
            exchange.next();
        };
    }
}
