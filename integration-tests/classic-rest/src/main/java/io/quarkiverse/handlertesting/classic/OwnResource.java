package io.quarkiverse.handlertesting.classic;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.quarkus.security.identity.SecurityIdentity;

/** Pages of a user, after the login. */
@Path("/own")
public class OwnResource {

    @Inject
    SecurityIdentity user;

    @GET
    @Path("/name")
    public String name() {
        return user.getPrincipal().getName();
    }
}
