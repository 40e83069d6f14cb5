package io.quarkiverse.handlertesting.deployment.test.identity;

import java.net.URI;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestQuery;

/** Redirects every request. */
@Path("/redirecting")
public class RedirectingResource {

    @GET
    public Response redirect(@RestQuery URI to) {
        return Response.seeOther(to).build();
    }
}
