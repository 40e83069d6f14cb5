package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.lang.reflect.Method;

import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/** The methods of Quarkus REST that handle requests. Applications may lack Quarkus REST. */
final class ResourceMethods {

    private ResourceMethods() {
    }

    /** The method that the request of this thread has been matched to; {@code null} if there is none, or it is unknown. */
    static Method current() {
        try {
            Object current = Arc.container().instance(CurrentVertxRequest.class).get().getOtherHttpContextObject();
            return current == null ? null : of(current);
        } catch (Exception | LinkageError unknown) { // also where no request is active
            return null;
        }
    }

    private static Method of(Object current) {
        return current instanceof ResteasyReactiveRequestContext request && request.getTarget() != null
                ? request.getTarget().getLazyMethod().getMethod()
                : null;
    }
}
