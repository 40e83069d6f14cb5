package io.quarkiverse.handlertesting.runtime.internal.hops;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.annotations.Recorder;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Puts {@link HttpHop} in front of all routes. */
@Recorder
public class HopRecorder {

    public Handler<RoutingContext> http() {
        HttpHop hop = Arc.container().instance(HttpHop.class).get();
        return hop::handle;
    }
}
