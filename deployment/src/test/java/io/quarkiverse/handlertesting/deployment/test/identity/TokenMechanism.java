package io.quarkiverse.handlertesting.deployment.test.identity;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkiverse.handlertesting.runtime.internal.identity.ActingIdentity;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * The application's own mechanism, which claims as much as possible: it has the highest priority, and refuses requests
 * without a token instead of leaving them to other mechanisms.
 */
@ApplicationScoped
class TokenMechanism implements HttpAuthenticationMechanism {

    static final String HEADER = "X-Token";
    static final String SCHEME = "token";

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext exchange, IdentityProviderManager manager) {
        String token = exchange.request().getHeader(HEADER);
        return token == null ? Uni.createFrom().failure(new AuthenticationFailedException())
                : Uni.createFrom().item(ActingIdentity.of(TestUser.user(token).role("admin")));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext exchange) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", SCHEME));
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext exchange) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.OTHER_HEADER, HEADER, SCHEME));
    }

    @Override
    public int getPriority() {
        return Integer.MAX_VALUE;
    }
}
