package io.quarkiverse.handlertesting.classic;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.quarkus.security.identity.SecurityIdentity;

/** The name of the user, after the login, and what the user sees after the logout. */
@Path("/")
public class OwnResource {

    @Inject
    SecurityIdentity user;

    @GET
    @Path("/own/name")
    public String name() {
        return user.getPrincipal().getName();
    }

    @GET
    @Path("/farewell")
    public String farewell() {
        return "Goodbye";
    }
}
