package io.quarkiverse.handlertesting.deployment.test.identity;

import java.util.TreeSet;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;

/** Responds with the user of the request. */
@Path("/who")
public class WhoResource {

    @Inject
    SecurityIdentity identity;

    @GET
    public String anybody() {
        return who();
    }

    @GET
    @Path("/admin")
    @RolesAllowed("admin")
    public String admin() {
        return who();
    }

    @GET
    @Path("/known")
    @Authenticated
    public String known() {
        return who();
    }

    @GET
    @Path("/headers")
    public String headers(@Context HttpHeaders headers) {
        return String.join(" ", new TreeSet<>(headers.getRequestHeaders().keySet()));
    }

    private String who() {
        return identity.isAnonymous() ? "anonymous" : identity.getPrincipal().getName() + new TreeSet<>(identity.getRoles());
    }
}
