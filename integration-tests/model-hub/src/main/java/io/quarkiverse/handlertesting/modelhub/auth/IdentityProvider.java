package io.quarkiverse.handlertesting.modelhub.auth;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.UriBuilder;

import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

import io.quarkiverse.handlertesting.modelhub.auth.Keycloak.Tokens;
import io.quarkiverse.handlertesting.modelhub.auth.Keycloak.UserInfo;

/** Sends the requests of the authorization code flow with PKCE to the identity provider. */
@ApplicationScoped
class IdentityProvider {

    private static final Logger LOG = Logger.getLogger(IdentityProvider.class);

    private final AuthConfig config;
    private final Keycloak keycloak;

    IdentityProvider(AuthConfig config, @RestClient Keycloak keycloak) {
        this.config = config;
        this.keycloak = keycloak;
    }

    URI authorizeUri(PendingLogin login) {
        return UriBuilder.fromUri(config.authorizeUrl())
                .queryParam("response_type", "code")
                .queryParam("client_id", config.clientId())
                .queryParam("redirect_uri", login.redirectUri())
                .queryParam("scope", config.scope())
                .queryParam("state", login.state())
                .queryParam("code_challenge", login.challenge())
                .queryParam("code_challenge_method", "S256")
                .build();
    }

    /** Blocks for two requests. */
    SessionUser userOf(String code, PendingLogin login) {
        try {
            Tokens tokens = answer(keycloak.token("authorization_code", code, login.redirectUri().toString(), config.clientId(),
                    login.verifier()));
            UserInfo user = answer(keycloak.userInfo("Bearer " + tokens.accessToken()));
            return new SessionUser(user.name(), user.roles());
        } catch (WebApplicationException | ProcessingException failure) {
            LOG.warnf("The identity provider failed during a login: %s", failure);
            throw AuthErrors.providerFailed();
        }
    }

    /** The REST client returns null for an empty body. */
    private static <T> T answer(T body) {
        if (body == null) {
            throw new ProcessingException("The response is empty");
        }
        return body;
    }
}
