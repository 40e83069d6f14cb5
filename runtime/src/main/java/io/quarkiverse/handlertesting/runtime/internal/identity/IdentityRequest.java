package io.quarkiverse.handlertesting.runtime.internal.identity;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Requests the identity that a test chose; no other provider handles it. */
final class IdentityRequest extends BaseAuthenticationRequest {

    private final TestIdentity identity;

    IdentityRequest(TestIdentity identity) {
        this.identity = identity;
    }

    TestIdentity identity() {
        return identity;
    }
}
