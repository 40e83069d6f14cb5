package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

/** The keys of one provider, each made when it is first needed: that is slow, and most upstreams need none. Thread-safe. */
public final class OidcKeys {

    /** Of both keys: who forges a token says that it is signed by the true one. */
    static final String ID = "handler-testing";

    private static final int BITS = 2048;

    private KeyPair signing;
    private KeyPair forging;

    /** What tokens are signed with. */
    public synchronized KeyPair signing() {
        if (signing == null) {
            signing = make();
        }
        return signing;
    }

    /** Another, which the provider does not tell of. */
    synchronized KeyPair forging() {
        if (forging == null) {
            forging = make();
        }
        return forging;
    }

    private static KeyPair make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
