package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys of one provider, which last as long as the application, because the application caches them. Each is made on first
 * use: making one is slow, and most upstreams need no keys. Thread-safe.
 */
public final class OidcKeys {

    /** The algorithm of an application that has configured none. */
    static final String DEFAULT = "RS256";

    private static final String ID = "handler-testing";
    /** The algorithm that applications configure most often besides the default: they fetch its key at their start. */
    private static final String ELLIPTIC = "ES256";

    /** The first key of each algorithm. */
    private final Map<String, OidcKey> first = new LinkedHashMap<>();
    private final List<OidcKey> later = new ArrayList<>();
    private final Map<OidcKey, OidcKey> forged = new HashMap<>();
    private boolean ready;

    /** The key that signs tokens while no test rotates the keys. */
    synchronized OidcKey signing(String algorithm) {
        return first.computeIfAbsent(algorithm,
                name -> OidcKey.make(name.equals(DEFAULT) ? ID : ID + "-" + name, name));
    }

    /** A new key, with an id that no other key has. */
    synchronized OidcKey next(String algorithm) {
        OidcKey next = OidcKey.make(ID + "-" + (later.size() + 2), algorithm);
        later.add(next);
        return next;
    }

    /** The key that signs forged tokens, which claim to be signed with the given key. The provider does not publish it. */
    synchronized OidcKey forging(OidcKey key) {
        return forged.computeIfAbsent(key, OidcKey::forged);
    }

    /** All keys that the provider publishes. */
    synchronized List<OidcKey> published() {
        makeFirst();
        List<OidcKey> all = new ArrayList<>(first.values());
        all.addAll(later);
        return all;
    }

    /** Makes the keys that an application fetches when it starts. */
    public synchronized void makeFirst() {
        signing(DEFAULT);
        signing(ELLIPTIC);
    }

    /** Whether keys, signer and JSON are warmed up for the next token. */
    public synchronized boolean isReady() {
        return ready;
    }

    /**
     * Makes and reads a first token, if none was made before. Blocks: call it on the thread of a test, before the application
     * calls the provider.
     */
    public synchronized void makeReady() {
        if (!ready) {
            OidcTokens.warmUp(this);
            ready = true;
        }
    }
}
