package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.jose4j.jwt.consumer.InvalidJwtException;

import io.vertx.core.json.JsonObject;

/** The tokens that a provider accepts: those that it has signed, and the opaque ones that it knows. Thread-safe. */
public final class TokenStore {

    private final String provider;
    private final OidcTokens tokens;
    private final Map<String, Map<String, Object>> opaque = new ConcurrentHashMap<>();
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();

    TokenStore(String provider, OidcTokens tokens) {
        this.provider = provider;
        this.tokens = tokens;
    }

    /** Makes a token whose claims only the provider knows. Its roles are its scope too: Quarkus reads roles from there. */
    public String opaque(OidcUser user) {
        Map<String, Object> claims = new LinkedHashMap<>();
        if (!user.roles().isEmpty()) {
            claims.put("scope", String.join(" ", user.roles()));
        }
        claims.putAll(user.allClaims());
        String token = "opaque-" + count.incrementAndGet() + "-of-" + user.name();
        opaque.put(token, new JsonObject(ClaimValues.json(tokens.complete(claims))).getMap());
        return token;
    }

    void revoke(String token) {
        revoked.add(token);
    }

    boolean isRevoked(String token) {
        return revoked.contains(token);
    }

    /**
     * The claims of an access token.
     *
     * @throws IllegalArgumentException if the provider does not accept the token; the message is a sentence that says why
     */
    Map<String, Object> claims(String token) {
        if (isRevoked(token)) {
            throw new IllegalArgumentException("The token was revoked.");
        }
        Map<String, Object> known = opaque.get(token);
        if (known != null) {
            return known;
        }
        try {
            return tokens.read(token);
        } catch (InvalidJwtException invalid) {
            throw new IllegalArgumentException(
                    invalid.hasExpired() ? "The token has expired." : "The token was not issued by " + provider + ".", invalid);
        }
    }
}
