package io.quarkiverse.handlertesting.deployment.test.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;

/** Responds with what it knows of the user of the request, in an application with tokens. */
@Path("/files")
public class FilesResource {

    @Inject
    SecurityIdentity identity;

    @GET
    @Path("/read")
    @PermissionsAllowed("file:read")
    public String read() {
        return "read";
    }

    @GET
    @Path("/both")
    @PermissionsAllowed(value = { "file:read", "audit:write" }, inclusive = true)
    public String both() {
        return "both";
    }

    @GET
    @Path("/any")
    @PermissionsAllowed("file")
    public String any() {
        return "any";
    }

    @GET
    @Path("/attributes")
    @Authenticated
    public String attributes() {
        return Stream.of("region", "limits", "teams", "since").map(identity::<Object> getAttribute)
                .map(value -> value instanceof Number ? value + " " + value.getClass().getSimpleName() : value + "")
                .collect(Collectors.joining("; "));
    }

    /** Has all kinds of claims that can be injected. */
    @Path("/files/claims")
    @RequestScoped
    @Authenticated
    public static class OfRequest {

        @Inject
        JsonWebToken token;
        @Inject
        SecurityIdentity identity;
        @Inject
        @Claim(standard = Claims.upn)
        String upn;
        @Inject
        @Claim("tenant")
        String tenant;
        @Inject
        @Claim("tenant")
        JsonString json;
        @Inject
        @Claim("tenant")
        ClaimValue<String> value;
        @Inject
        @Claim("tenant")
        Provider<String> provider;
        @Inject
        @Claim("tenant")
        ClaimValue<Optional<String>> optional;
        @Inject
        @Claim("missing")
        ClaimValue<Optional<String>> missing;
        @Inject
        @Claim(standard = Claims.groups)
        Set<String> groups;
        @Inject
        @Claim("quota")
        Long quota;
        @Inject
        @Claim("quota")
        JsonNumber number;
        @Inject
        @Claim("verified")
        Boolean verified;
        @Inject
        @Claim("teams")
        JsonArray teams;
        @Inject
        @Claim("limits")
        JsonObject limits;
        @Inject
        @Claim(standard = Claims.auth_time)
        Long loggedIn;
        @Inject
        OfApplication application;

        @GET
        public String all() {
            List<Object> all = List.of(upn, tenant, json, value.getValue(), provider.get(), optional.getValue(),
                    missing.getValue(), groups, quota,
                    number, verified, teams, limits, loggedIn, application.tenant(), token.getName(),
                    token.<String> getClaim("tenant"));
            return all.stream().map(Object::toString).collect(Collectors.joining(" "));
        }

        @GET
        @Path("/tenant")
        public String tenant() {
            return tenant;
        }

        @GET
        @Path("/credentials")
        public String credentials() {
            return identity.getCredentials().stream().map(credential -> credential.getClass().getSimpleName())
                    .collect(Collectors.joining(" "));
        }

        @GET
        @Path("/token")
        public String token() {
            return token.getSubject() + " " + token.<String> getClaim("preferred_username") + " "
                    + (token.getExpirationTime() - token.getIssuedAtTime()) + " " + token.getRawToken().split("\\.").length
                    + " "
                    + (identity.getPrincipal() instanceof JsonWebToken);
        }
    }

    /** Lives longer than a request. */
    @ApplicationScoped
    public static class OfApplication {

        @Inject
        @Claim("tenant")
        ClaimValue<String> tenant;

        public String tenant() {
            return tenant.getValue();
        }
    }
}
