package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;


/** Makes tokens, and reads the tokens that it made. Thread-safe. */
public final class OidcTokens {

    /** Longer than any test, even one in a debugger. */
    static final Duration LIFETIME = Duration.ofHours(1);

    private static final List<String> ANY_AUDIENCE = List.of("test");

    private final OidcKeys keys;
    /** Empty if the application accepts any audience. */
    private final List<String> expected;
    private final Clock clock;
    private volatile String issuer;

    OidcTokens(OidcKeys keys, String issuer, List<String> audiences, Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.expected = audiences;
        this.clock = clock;
    }

    /** Signs a token, reads it and encodes the keys and an answer, as the endpoints do. */
    static void warmUp(OidcKeys keys) {
        OidcTokens tokens = new OidcTokens(keys, "warm-up", List.of(), Clock.systemUTC());
        try {
            OidcAnswers.json(tokens.read(tokens.id(new OidcUser("warm-up", List.of("role"), Map.of()), Optional.of("client"),
                    Optional.of("nonce"))));
        } catch (InvalidJwtException impossible) {
            throw new IllegalStateException(impossible);
        }
        OidcAnswers.json(tokens.keySet());
    }

    public String issuer() {
        return issuer;
    }

    public void setIssuer(String issuer) {
        this.issuer = Objects.requireNonNull(issuer, "issuer");
    }

    /** Makes a token with these claims. Claims that are {@code null} are left out, also {@code iss} and {@code aud}. */
    public String token(Map<String, ?> claims) {
        return sign(keys.signing(), clock.instant(), claims);
    }

    public String access(OidcUser user) {
        return token(user.allClaims());
    }

    public String expired(OidcUser user) {
        return sign(keys.signing(), clock.instant().minus(LIFETIME.multipliedBy(2)), user.allClaims());
    }

    public String forged(OidcUser user) {
        return sign(keys.forging(), clock.instant(), user.allClaims());
    }

    /** @param client empty if it is unknown */
    String id(OidcUser user, Optional<String> client, Optional<String> nonce) {
        Map<String, Object> claims = new LinkedHashMap<>();
        // The application checks the audience that it has configured for access tokens here too.
        client.ifPresent(known -> claims.put("aud",
                Stream.concat(Stream.of(known), expected.stream()).distinct().toList()));
        nonce.ifPresent(known -> claims.put("nonce", known));
        claims.putAll(user.allClaims());
        return token(claims);
    }

    /** The public key, as a JSON Web Key Set. */
    String keySet() {
        try {
            PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(keys.signing().getPublic());
            key.setKeyId(OidcKeys.ID);
            key.setUse(Use.SIGNATURE);
            key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            return new JsonWebKeySet(key).toJson();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String sign(KeyPair key, Instant now, Map<String, ?> claims) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("iss", issuer);
        all.put("aud", expected.isEmpty() ? ANY_AUDIENCE : expected);
        all.put("iat", now.getEpochSecond());
        all.put("exp", now.plus(LIFETIME).getEpochSecond());
        all.putAll(claims);
        checkTime("iat", all);
        checkTime("exp", all);
        all.putIfAbsent("jti", UUID.randomUUID().toString());
        return sign(key, OidcKeys.ID, AlgorithmIdentifiers.RSA_USING_SHA256, ClaimValues.json(all));
    }

    /** Without smallrye-jwt-build: its configuration, which is the application's, would replace claims or add them. */
    private static String sign(KeyPair key, String id, String algorithm, String claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setHeader("typ", "JWT");
        signature.setKeyIdHeaderValue(id);
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setPayload(claims);
        signature.setKey(key.getPrivate());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void checkTime(String name, Map<String, Object> claims) {
        if (!(claims.get(name) instanceof Number)) {
            throw new IllegalArgumentException(
                    "The claim " + name + " must be a number of seconds, but got " + claims.get(name) + ".");
        }
    }

    /**
     * Reads the claims of a token.
     *
     * @throws InvalidJwtException if another provider signed it, or if it has expired
     */
    Map<String, Object> read(String token) throws InvalidJwtException {
        JwtConsumer consumer = new JwtConsumerBuilder().setVerificationKey(keys.signing().getPublic())
                .setSkipDefaultAudienceValidation().build();
        return consumer.processToClaims(token).getClaimsMap();
    }
}
