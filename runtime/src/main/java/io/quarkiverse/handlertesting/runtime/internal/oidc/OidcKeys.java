package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

/** The keys of one provider. Each is made on first use: making one is slow, and most upstreams need no keys. Thread-safe. */
public final class OidcKeys {

    /** Both keys have this id: a forged token claims to be signed with the true key. */
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

    /** The key that signs forged tokens. The provider does not publish it. */
    synchronized KeyPair forging() {
        if (forging == null) {
            forging = make();
        }
        return forging;
    }

    /** Whether keys, signer and JSON are warmed up for the next token. */
    public synchronized boolean isReady() {
        return ready;
    }

    /**
     * Makes and reads a first token, if none was made before. Reads the configuration of the application. Blocks: call it on
     * the thread of a test, before the application calls the provider.
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
