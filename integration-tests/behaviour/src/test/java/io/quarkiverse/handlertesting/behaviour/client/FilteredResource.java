package io.quarkiverse.handlertesting.behaviour.client;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestStreamElementType;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Multi;

/** A stream of Quarkus REST, and a filter before the route of {@link Gate}. */
@Path("/stack")
@Singleton
public class FilteredResource {

    void filter(@Observes Filters filters) {
        filters.register(exchange -> {
            if (exchange.request().path().equals("/gate")) {
                exchange.response().putHeader("X-Filtered", exchange.request().method() + " " + exchange.request().path());
            }
            exchange.next();
        }, 10);
    }

    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    public Multi<String> events() {
        return Multi.createFrom().items("a", "b", "c");
    }
}
