package io.quarkiverse.handlertesting.classic;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.oidc.IdToken;
import io.quarkus.security.identity.SecurityIdentity;

/** The name and address of the user, after the login, and what the user sees after the logout. */
@Path("/")
public class OwnResource {

    @Inject
    SecurityIdentity user;
    @Inject
    @IdToken
    JsonWebToken idToken;

    @GET
    @Path("/own/name")
    public String name() {
        return user.getPrincipal().getName();
    }

    /** {@code alice has alice@example.com}, by the ID token. */
    @GET
    @Path("/own/address")
    public String address() {
        return idToken.getName() + " has " + idToken.getClaim("email");
    }

    @GET
    @Path("/farewell")
    public String farewell() {
        return "Goodbye";
    }
}
