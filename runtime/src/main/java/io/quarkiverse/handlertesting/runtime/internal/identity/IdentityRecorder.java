package io.quarkiverse.handlertesting.runtime.internal.identity;

import io.quarkus.runtime.annotations.Recorder;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Hides the header from all routes, also from those that nobody has to log in for. */
@Recorder
public class IdentityRecorder {

    public Handler<RoutingContext> filter() {
        return exchange -> {
            ClaimedIdentity.of(exchange);
            exchange.next();
        };
    }
}
