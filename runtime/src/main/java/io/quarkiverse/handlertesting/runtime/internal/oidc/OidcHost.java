package io.quarkiverse.handlertesting.runtime.internal.oidc;

/** What a provider needs of the upstream that it is on. Thread-safe. */
public interface OidcHost {

    /** Of the upstream. */
    String name();

    /** Of the upstream, without a path. */
    String url();

    /** The same as long as the application runs: it keeps what it has fetched of them. */
    OidcKeys keys();

    OidcSettings settings();

    /** Lets the upstream answer there. The endpoint is never reported as an unused stub. */
    void add(Endpoint endpoint);
}
