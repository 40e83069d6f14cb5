package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

/** The keys of one provider, each made when it is first needed: that is slow, and most upstreams need none. Thread-safe. */
public final class OidcKeys {

    /** Both keys have it: a forged token claims to be signed by the true key. */
    static final String ID = "handler-testing";

    private static final int BITS = 2048;

    private KeyPair signing;
    private KeyPair forging;
    private boolean ready;

    /** The key that signs tokens. */
    public synchronized KeyPair signing() {
        if (signing == null) {
            signing = make();
        }
        return signing;
    }

    /** Another key, which the provider does not publish. */
    synchronized KeyPair forging() {
        if (forging == null) {
            forging = make();
        }
        return forging;
    }

    /** Whether the next token finds keys, signer and JSON that were used before. */
    public synchronized boolean isReady() {
        return ready;
    }

    /**
     * Makes and reads a first token, if none was made before. Reads the configuration of the application. Blocks: call it on
     * the
     * thread of a test, before the application calls the provider.
     */
    public synchronized void makeReady() {
        if (!ready) {
            OidcTokens.warmUp(this);
            ready = true;
        }
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
