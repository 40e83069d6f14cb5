package io.quarkiverse.handlertesting.behaviour.upstream;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** An application that calls an upstream without stubs in files. */
@Path("/depot")
public class Depot {

    @RegisterRestClient(configKey = "depot")
    public interface Items {
        @GET
        @Path("/items/7")
        String item();
    }

    @Inject
    @RestClient
    Items items;

    @GET
    @Path("/item")
    public String item() {
        return items.item();
    }

    @GET
    @Path("/lenient")
    public Response lenient() {
        try {
            return Response.ok(items.item()).build();
        } catch (WebApplicationException refused) {
            return Response.ok("without").build();
        }
    }
}
