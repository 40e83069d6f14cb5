package io.quarkiverse.handlertesting.runtime.internal.identity;

/** The header that carries the identity of a request. */
public final class IdentityHeader {

    public static final String NAME = "X-Handler-Testing-Identity";

    private IdentityHeader() {
    }
}
