package io.quarkiverse.handlertesting.runtime.internal.identity;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Singleton;

import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkiverse.handlertesting.runtime.internal.oidc.ClaimValues;
import io.quarkus.security.credential.Credential;
import io.quarkus.security.credential.TokenCredential;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;

/**
 * Makes the tokens of users with claims. Only applications with quarkus-smallrye-jwt or quarkus-oidc have this bean, since it
 * needs their library. Thread-safe.
 */
@Singleton
public class UserTokens {

    /** Longer than any test, even one in a debugger. */
    private static final Duration LIFETIME = Duration.ofHours(1);

    /** A key that no application has: each application that verifies the token refuses it. */
    private static final byte[] NO_KEY = "the signature of a test user fits no key".getBytes(StandardCharsets.US_ASCII);

    /** quarkus-oidc looks for its tokens among the credentials. Names, since quarkus-oidc is not a dependency. */
    private static final List<String> OIDC_CREDENTIALS = List.of("io.quarkus.oidc.AccessTokenCredential",
            "io.quarkus.oidc.IdTokenCredential");

    private final Clock clock = Clock.systemUTC();

    ActingIdentity identity(TestUser user) {
        try {
            String claims = ClaimValues.json(claims(user));
            String token = sign(claims);
            // Parsed, so that each claim has the type that it has in a token.
            JwtClaims parsed = JwtClaims.parse(claims);
            parsed.setClaim("raw_token", token);
            return ActingIdentity.of(user, new DefaultJWTCallerPrincipal(parsed), credentials(token));
        } catch (JoseException | InvalidJwtException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, Object> claims(TestUser user) {
        Instant now = clock.instant();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("sub", user.name());
        all.put("upn", user.name());
        all.put("preferred_username", user.name());
        all.put("groups", List.copyOf(user.roles()));
        all.put("iat", now.getEpochSecond());
        all.put("exp", now.plus(LIFETIME).getEpochSecond());
        all.putAll(user.claims());
        return all;
    }

    private static String sign(String claims) throws JoseException {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        token.setKey(new HmacKey(NO_KEY));
        token.setPayload(claims);
        return token.getCompactSerialization();
    }

    private static Set<Credential> credentials(String token) {
        Set<Credential> credentials = new LinkedHashSet<>();
        for (String name : OIDC_CREDENTIALS) {
            try {
                Class<?> type = Class.forName(name, true, Thread.currentThread().getContextClassLoader());
                credentials.add((TokenCredential) type.getConstructor(String.class).newInstance(token));
            } catch (ClassNotFoundException absent) {
                // An application with quarkus-smallrye-jwt only: its token is the principal.
            } catch (ReflectiveOperationException another) {
                throw new IllegalStateException("This version of quarkus-oidc has another " + name + ".", another);
            }
        }
        return credentials;
    }
}
