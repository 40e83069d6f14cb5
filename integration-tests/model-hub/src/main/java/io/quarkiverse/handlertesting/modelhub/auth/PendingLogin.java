package io.quarkiverse.handlertesting.modelhub.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** The data of a login until the identity provider redirects the user back (RFC 6749 and 7636). */
record PendingLogin(String state, String verifier, URI redirectUri) {

    static PendingLogin to(URI redirectUri, SecureRandom random) {
        return new PendingLogin(secret(random), secret(random), redirectUri);
    }

    boolean hasState(String other) {
        return MessageDigest.isEqual(state.getBytes(US_ASCII), other.getBytes(US_ASCII));
    }

    /** The hash of the verifier. The verifier itself is sent only with the code. */
    String challenge() {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    private static String secret(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return base64(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Omits the secrets, which must not appear in logs. */
    @Override
    public String toString() {
        return "PendingLogin[" + redirectUri + "]";
    }
}
