package io.quarkiverse.handlertesting.deployment.test.upstream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.SecurityContext;

import io.quarkus.security.Authenticated;

/** An application with several tenants, each with paths and a provider of its own. */
@Path("/{tenant}")
public class Tenants {

    @GET
    @Path("/me")
    @Authenticated
    public String me(SecurityContext security) {
        return security.getUserPrincipal().getName();
    }

    @GET
    @Path("/keys")
    @RolesAllowed("admin")
    public String keys() {
        return "the keys";
    }

    @GET
    @Path("/bye")
    public String bye() {
        return "bye";
    }
}
