package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * The login that a code stands for, with the parameters of the request for the code.
 *
 * @param client {@code client_id}
 * @param redirect {@code redirect_uri}
 */
public record OidcLogin(OidcUser user, Optional<String> client, Optional<String> redirect, Optional<String> nonce,
        Optional<Challenge> challenge) {

    /**
     * The {@code code_challenge} of PKCE.
     *
     * @param hashed whether its method is {@code S256}
     */
    record Challenge(String value, boolean hashed) {

        void check(String verifier) {
            if (!value.equals(hashed ? hash(verifier) : verifier)) {
                throw new IllegalArgumentException(
                        "The code_verifier does not match the code_challenge with which the code was requested.");
            }
        }

        private static String hash(String verifier) {
            try {
                return Base64.getUrlEncoder().withoutPadding().encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** A login without a request for its code. */
    public static OidcLogin of(OidcUser user) {
        return new OidcLogin(user, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A login with a request for its code. */
    static OidcLogin of(OidcUser user, EndpointRequest request) {
        boolean hashed = request.parameter("code_challenge_method").filter("S256"::equals).isPresent();
        return new OidcLogin(user, request.parameter("client_id"), request.parameter("redirect_uri"),
                request.parameter("nonce"),
                request.parameter("code_challenge").map(value -> new Challenge(value, hashed)));
    }

    /**
     * Checks that the client that requests the tokens is the client that requested the code.
     *
     * @throws IllegalArgumentException if it is another client
     */
    void check(EndpointRequest request) {
        Optional<String> from = request.parameter("redirect_uri");
        if (redirect.isPresent() && !redirect.equals(from)) {
            throw new IllegalArgumentException("The redirect_uri is " + from.orElse(null)
                    + ", but the code was requested with " + redirect.get() + ".");
        }
        challenge.ifPresent(known -> known.check(request.parameter("code_verifier").orElseThrow(
                () -> new IllegalArgumentException(
                        "There is no code_verifier, but the code was requested with a code_challenge."))));
    }
}
