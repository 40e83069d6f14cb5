package io.quarkiverse.handlertesting.modelhub.token;

import java.security.SecureRandom;
import java.util.HexFormat;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseStatus;

import io.quarkiverse.handlertesting.modelhub.error.ApiException;
import io.quarkus.security.identity.SecurityIdentity;

/** Tokens for scripts, which have no browser to log in with. */
@Path("/tokens")
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {

    private static final int BYTES = 32;

    private final SecurityIdentity identity;
    private final SecureRandom random = new SecureRandom();

    TokenResource(SecurityIdentity identity) {
        this.identity = identity;
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed({ "resource_user", "resource_admin" })
    public CreatedToken create(@NotNull @Valid TokenRequest request) {
        if (!request.scope().isGrantedTo(identity.getRoles())) {
            throw new ApiException(403, "token_error-scope_not_granted",
                    "the scope " + request.scope().text() + " needs another role");
        }
        byte[] token = new byte[BYTES];
        random.nextBytes(token);
        return new CreatedToken(request.name(), request.scope().text(), HexFormat.of().formatHex(token));
    }
}
