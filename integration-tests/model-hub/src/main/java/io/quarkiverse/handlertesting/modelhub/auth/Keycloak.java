package io.quarkiverse.handlertesting.modelhub.auth;

import java.util.Objects;
import java.util.Set;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestForm;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The upstream that knows the users. */
@RegisterRestClient(configKey = "keycloak")
@Path("/realms/test/protocol/openid-connect")
@Produces(MediaType.APPLICATION_JSON)
interface Keycloak {

    @POST
    @Path("/token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Tokens token(@RestForm("grant_type") String grantType, @RestForm("code") String code,
            @RestForm("redirect_uri") String redirectUri, @RestForm("client_id") String clientId,
            @RestForm("code_verifier") String verifier);

    @GET
    @Path("/userinfo")
    UserInfo userInfo(@HeaderParam("Authorization") String bearer);

    record Tokens(@JsonProperty("access_token") String accessToken) {

        public Tokens {
            Objects.requireNonNull(accessToken, "access_token");
        }
    }

    record UserInfo(@JsonProperty("preferred_username") String name, Set<String> roles) {

        public UserInfo {
            Objects.requireNonNull(name, "preferred_username");
            roles = roles == null ? Set.of() : roles;
        }
    }
}
