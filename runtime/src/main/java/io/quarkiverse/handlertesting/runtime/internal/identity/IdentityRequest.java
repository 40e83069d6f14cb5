package io.quarkiverse.handlertesting.runtime.internal.identity;

import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Requests the identity that a test chose; no other provider handles it. */
final class IdentityRequest extends BaseAuthenticationRequest {

    private final TestUser user;

    IdentityRequest(TestUser user) {
        this.user = user;
    }

    TestUser user() {
        return user;
    }
}
