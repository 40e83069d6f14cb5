package io.quarkiverse.handlertesting.runtime.internal.identity;

import java.util.Optional;

import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Authenticates the requests that say who they act as, and no others.
 *
 * <p>
 * It is not among the mechanisms of the application, hence the restricted type: one more bean there takes the default basic
 * authentication away, changes who challenges, and is not asked where a path or a method names its mechanism.
 */
@Singleton
@Typed(IdentityMechanism.class)
class IdentityMechanism implements HttpAuthenticationMechanism {

    private final TestIdentities identities;

    IdentityMechanism(TestIdentities identities) {
        this.identities = identities;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext exchange, IdentityProviderManager manager) {
        ClaimedIdentity claimed = ClaimedIdentity.of(exchange);
        if (claimed == null) {
            return Uni.createFrom().nullItem();
        }
        // The challenge is that of who failed: a login page, which the application's might be, would hide the reason.
        exchange.put(HttpAuthenticationMechanism.class.getName(), this);
        Optional<TestIdentity> identity = identities.read(claimed.header());
        if (identity.isEmpty()) {
            return Uni.createFrom().failure(new AuthenticationFailedException(IdentityHeader.NAME
                    + " was not made by the application that runs now"));
        }
        return manager
                .authenticate(HttpSecurityUtils.setRoutingContextAttribute(new IdentityRequest(identity.get()), exchange));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext exchange) {
        return Uni.createFrom().item(new ChallengeData(HttpResponseStatus.UNAUTHORIZED.code()));
    }
}
