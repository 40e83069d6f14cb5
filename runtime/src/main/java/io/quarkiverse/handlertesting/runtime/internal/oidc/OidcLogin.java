package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What a code stands for. All but the user is that of the request for the code, and {@code null} if that had none.
 *
 * @param challenge of PKCE
 * @param hashed whether its method is {@code S256}
 */
public record OidcLogin(OidcUser user, String redirect, String nonce, String challenge, boolean hashed) {

    public static OidcLogin of(OidcUser user) {
        return new OidcLogin(user, null, null, null, false);
    }

    /**
     * Whether this is who has asked for the code.
     *
     * @param verifier of PKCE; {@code null} if there is none
     * @param from {@code null} if there is none
     * @throws IllegalArgumentException if it is not
     */
    void check(String verifier, String from) {
        if (redirect != null && !redirect.equals(from)) {
            throw new IllegalArgumentException(
                    "The redirect_uri is " + from + ", but the code was asked for with " + redirect + ".");
        }
        if (challenge != null && (verifier == null || !challenge.equals(hashed ? hash(verifier) : verifier))) {
            throw new IllegalArgumentException(verifier == null
                    ? "There is no code_verifier, but the code was asked for with a code_challenge."
                    : "The code_verifier is not that of the code_challenge with which the code was asked for.");
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
