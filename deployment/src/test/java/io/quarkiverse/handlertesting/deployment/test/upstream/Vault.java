package io.quarkiverse.handlertesting.deployment.test.upstream;

import java.net.URI;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.json.JsonObject;

/** An application that requires tokens, and fetches them for browsers. */
@Path("/vault")
public class Vault {

    @RegisterRestClient(configKey = "login")
    @Path("/protocol/openid-connect")
    public interface Login {
        @POST
        @Path("/token")
        @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
        String token(@FormParam("grant_type") String grant, @FormParam("code") String code,
                @FormParam("refresh_token") String refresh, @FormParam("redirect_uri") String redirect,
                @FormParam("client_id") String client);

        @GET
        @Path("/userinfo")
        String user(@HeaderParam("Authorization") String authorization);
    }

    /** An application with quarkus-smallrye-jwt, which only these applications depend on. */
    static QuarkusUnitTest app() {
        return new QuarkusUnitTest()
                .setForcedDependencies(
                        List.of(Dependency.of("io.quarkus", "quarkus-smallrye-jwt-deployment", Version.getVersion())))
                .withApplicationRoot(root -> root.addClasses(QuarkusTestCallbacks.class, Vault.class));
    }

    /** A test that signs its tokens with a key of its own, which the application had before. */
    static class OwnKeyTest {
        void test() {
            // Begins and ends only.
        }
    }

    @Inject
    @RestClient
    Login login;
    @ConfigProperty(name = "idp.url")
    String provider;

    @GET
    @Path("/me")
    @RolesAllowed("user")
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
    @Path("/login")
    public Response login(UriInfo uri) {
        return Response.seeOther(URI.create(provider + "/protocol/openid-connect/auth?response_type=code&client_id=vault"
                + "&state=s&redirect_uri=" + back(uri))).build();
    }

    @GET
    @Path("/back")
    @Blocking
    public Response back(@RestQuery String code, UriInfo uri) {
        return tokens("authorization_code", code, null, back(uri));
    }

    @GET
    @Path("/refresh")
    @Blocking
    public Response refresh(@RestQuery String token) {
        return tokens("refresh_token", null, token, null);
    }

    private static String back(UriInfo uri) {
        return uri.getBaseUri().resolve("/vault/back").toString();
    }

    private Response tokens(String grant, String code, String refresh, String redirect) {
        try {
            JsonObject answer = new JsonObject(login.token(grant, code, refresh, redirect, "vault"));
            return Response.ok(answer.getString("access_token")).header("X-Refresh", answer.getString("refresh_token"))
                    .header("X-User", new JsonObject(login.user("Bearer " + answer.getString("access_token")))
                            .getString("email"))
                    .build();
        } catch (WebApplicationException refused) {
            return Response.status(403)
                    .entity(new JsonObject(refused.getResponse().readEntity(String.class)).getString("error_description"))
                    .build();
        }
    }
}
