package io.quarkiverse.handlertesting.benchmarks.probes;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

import org.jboss.resteasy.reactive.RestStreamElementType;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;

/** Endpoints that do next to nothing, so that the time of a request is the overhead around it. */
@Path("/greeting")
public class GreetingResource {

    private static final int EVENTS = 10;

    @GET
    @Path("/hello")
    @NonBlocking
    @Produces(MediaType.TEXT_PLAIN)
    public String hello() {
        return "hello";
    }

    /** Greets the user of the request. */
    @GET
    @Path("/name")
    @NonBlocking
    @Produces(MediaType.TEXT_PLAIN)
    public String name(SecurityContext security) {
        return "hello " + (security.getUserPrincipal() == null ? "nobody" : security.getUserPrincipal().getName());
    }

    @POST
    @Path("/json")
    @NonBlocking
    public Greeting json(Greeting greeting) {
        return new Greeting(greeting.text(), greeting.number() + 1);
    }

    @GET
    @Path("/blocking")
    @Blocking
    @Produces(MediaType.TEXT_PLAIN)
    public String blocking() {
        return "hello";
    }

    /** Sends all events at once, so that waiting for the next event is not measured. */
    @GET
    @Path("/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    public Multi<String> events() {
        return Multi.createFrom().range(0, EVENTS).map(number -> "event " + number);
    }
}
