package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;

/**
 * A key that signs tokens.
 *
 * @param id the {@code kid} in the header of its tokens
 * @param algorithm the algorithm as tokens name it, {@code ES256}
 */
record OidcKey(String id, String algorithm, KeyPair pair) {

    private static final int BITS = 2048;
    private static final Map<String, String> CURVES = Map.of("ES256", "secp256r1", "ES384", "secp384r1", "ES512", "secp521r1");

    /** Makes a new key, which is slow for RSA. */
    static OidcKey make(String id, String algorithm) {
        try {
            return new OidcKey(id, algorithm, generator(algorithm).generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPairGenerator generator(String algorithm) throws GeneralSecurityException {
        if (algorithm.equals("EdDSA")) {
            return KeyPairGenerator.getInstance("Ed25519");
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance(CURVES.containsKey(algorithm) ? "EC" : "RSA");
        if (CURVES.containsKey(algorithm)) {
            generator.initialize(new ECGenParameterSpec(CURVES.get(algorithm)));
        } else {
            generator.initialize(BITS);
        }
        return generator;
    }

    /** Another key with the same id and algorithm. */
    OidcKey forged() {
        return make(id, algorithm);
    }
}
