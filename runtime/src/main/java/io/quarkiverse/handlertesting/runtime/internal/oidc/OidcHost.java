package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.List;

/** The upstream that a provider is on, as the provider needs it. Thread-safe. */
public interface OidcHost {

    /** The name of the upstream. */
    String name();

    /** The address of the upstream, without a path. */
    String url();

    /** The keys; they are the same as long as the application runs, because the application caches them. */
    OidcKeys keys();

    /** The settings of all providers that the application has on this upstream, the default one first; not empty. */
    List<OidcSettings> settings();

    /** Adds an endpoint to the upstream. It is never reported as an unused stub. */
    void add(Endpoint endpoint);

    /** Whether the upstream has this endpoint: not after the end of the test that added it. */
    boolean has(Endpoint endpoint);
}
