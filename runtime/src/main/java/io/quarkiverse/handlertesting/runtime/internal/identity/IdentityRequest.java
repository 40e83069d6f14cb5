package io.quarkiverse.handlertesting.runtime.internal.identity;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Asks for an identity that a test may have; no other provider answers it. */
final class IdentityRequest extends BaseAuthenticationRequest {

    private final TestIdentity identity;

    IdentityRequest(TestIdentity identity) {
        this.identity = identity;
    }

    TestIdentity identity() {
        return identity;
    }
}
