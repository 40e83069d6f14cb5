package io.quarkiverse.handlertesting.runtime.internal.oidc;

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

import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;

/** Makes tokens, and reads the tokens that it made. Thread-safe. */
public final class OidcTokens {

    /** Longer than any test, even one in a debugger. */
    static final Duration LIFETIME = Duration.ofHours(1);

    /** Claims that describe a token and not its user. */
    static final List<String> OF_TOKEN = List.of("iss", "aud", "iat", "exp", "jti");

    private static final List<String> ANY_AUDIENCE = List.of("test");
    /** OpenID Connect Back-Channel Logout 1.0, section 2.4. */
    private static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final OidcKeys keys;
    private final OidcSettings settings;
    private final Clock clock;
    private volatile String issuer;
    private volatile OidcKey key;

    OidcTokens(OidcKeys keys, OidcSettings settings, String issuer, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.issuer = issuer;
        this.clock = clock;
        this.key = keys.signing(settings.algorithm());
    }

    /** Signs a token, reads it and encodes the keys and an answer, as the endpoints do. */
    static void warmUp(OidcKeys keys) {
        OidcTokens tokens = new OidcTokens(keys, OidcSettings.NONE, "warm-up", Clock.systemUTC());
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

    /** Signs tokens with a new key from now on. */
    public synchronized void rotateKey() {
        key = keys.next(key.algorithm());
    }

    /** Makes a token with these claims. Claims that are {@code null} are left out, also {@code iss} and {@code aud}. */
    public String token(Map<String, ?> claims) {
        return sign(key, "JWT", complete(clock.instant(), claims));
    }

    public String access(OidcUser user) {
        return token(user.allClaims());
    }

    public String expired(OidcUser user) {
        return sign(key, "JWT", complete(clock.instant().minus(LIFETIME.multipliedBy(2)), user.allClaims()));
    }

    public String forged(OidcUser user) {
        return sign(keys.forging(key), "JWT", complete(clock.instant(), user.allClaims()));
    }

    /** @param client empty if it is unknown */
    String id(OidcUser user, Optional<String> client, Optional<String> nonce) {
        Map<String, Object> claims = new LinkedHashMap<>();
        // The application checks the audience that it has configured for access tokens here too.
        claims.put("aud", audience(client.map(List::of).orElse(settings.clients())));
        claims.put("sid", user.session());
        nonce.ifPresent(known -> claims.put("nonce", known));
        claims.putAll(user.allClaims());
        return token(claims);
    }

    /** The token with which the provider tells the application that a user has logged out. */
    public String logout(OidcUser user) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", audience(settings.clients()));
        claims.put("sub", user.name());
        claims.put("sid", user.session());
        claims.put("events", Map.of(LOGOUT_EVENT, Map.of()));
        return sign(key, "logout+jwt", complete(clock.instant(), claims));
    }

    private List<String> audience(List<String> clients) {
        List<String> all = Stream.concat(clients.stream(), settings.audiences().stream()).distinct().toList();
        return all.isEmpty() ? ANY_AUDIENCE : all;
    }

    /** The public keys, as a JSON Web Key Set. */
    String keySet() {
        return new JsonWebKeySet(publicKeys()).toJson();
    }

    private List<JsonWebKey> publicKeys() {
        return keys.published().stream().map(OidcTokens::publicKey).toList();
    }

    private static JsonWebKey publicKey(OidcKey key) {
        try {
            PublicJsonWebKey published = PublicJsonWebKey.Factory.newPublicJwk(key.pair().getPublic());
            published.setKeyId(key.id());
            published.setUse(Use.SIGNATURE);
            published.setAlgorithm(key.algorithm());
            return published;
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Claims for a token that is not signed. */
    Map<String, Object> complete(Map<String, ?> claims) {
        return complete(clock.instant(), claims);
    }

    private Map<String, Object> complete(Instant now, Map<String, ?> claims) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("iss", issuer);
        all.put("aud", settings.audiences().isEmpty() ? ANY_AUDIENCE : settings.audiences());
        all.put("iat", now.getEpochSecond());
        all.put("exp", now.plus(LIFETIME).getEpochSecond());
        all.putAll(claims);
        checkTime("iat", all);
        checkTime("exp", all);
        all.putIfAbsent("jti", UUID.randomUUID().toString());
        return all;
    }

    /** Without smallrye-jwt-build: its configuration, which is the application's, would replace claims or add them. */
    private static String sign(OidcKey key, String type, Map<String, Object> claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setHeader("typ", type);
        signature.setKeyIdHeaderValue(key.id());
        signature.setAlgorithmHeaderValue(key.algorithm());
        signature.setPayload(ClaimValues.json(claims));
        signature.setKey(key.pair().getPrivate());
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

    /** Whether this provider has signed a token, which may have expired. */
    boolean hasSigned(String token) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setCompactSerialization(token);
            signature.setKey(new JwksVerificationKeyResolver(publicKeys()).resolveKey(signature, List.of()));
            return signature.verifySignature();
        } catch (JoseException malformed) {
            return false;
        }
    }

    /**
     * A token of a client of this provider.
     *
     * @param subject the user that the client acts for, or the client itself
     */
    record Assertion(String client, String subject) {

        boolean isOfClient() {
            return client.equals(subject);
        }
    }

    /**
     * Reads a token that a client has signed, whatever its key.
     *
     * @return empty if it is no such token: this provider has signed it or is named as its issuer, or it has no issuer or no
     *         subject
     * @throws IllegalArgumentException if it has expired
     */
    Optional<Assertion> assertion(String token) {
        if (hasSigned(token)) {
            return Optional.empty();
        }
        try {
            JwtClaims claims = new JwtConsumerBuilder().setSkipSignatureVerification().setSkipDefaultAudienceValidation()
                    .setRequireSubject().build().processToClaims(token);
            return Optional.ofNullable(claims.getIssuer()).filter(other -> !other.equals(issuer))
                    .map(client -> new Assertion(client, claims.getClaimValueAsString("sub")));
        } catch (InvalidJwtException invalid) {
            if (invalid.hasExpired()) {
                throw new IllegalArgumentException("The token has expired.", invalid);
            }
            return Optional.empty();
        } catch (MalformedClaimException invalid) {
            return Optional.empty();
        }
    }

    /**
     * Reads the claims of a token.
     *
     * @throws InvalidJwtException if another provider signed it, or if it has expired
     */
    Map<String, Object> read(String token) throws InvalidJwtException {
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(publicKeys())).setSkipDefaultAudienceValidation()
                .build();
        return consumer.processToClaims(token).getClaimsMap();
    }
}
