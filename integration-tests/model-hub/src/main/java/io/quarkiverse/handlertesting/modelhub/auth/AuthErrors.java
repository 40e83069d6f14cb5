package io.quarkiverse.handlertesting.modelhub.auth;

import io.quarkiverse.handlertesting.modelhub.error.ApiException;

/** What can go wrong with a login, as its caller is told. */
final class AuthErrors {

    private AuthErrors() {
    }

    static ApiException stateMissing() {
        return new ApiException(400, "auth_error-state_missing", "there is no login to complete");
    }

    static ApiException stateMismatch() {
        return new ApiException(400, "auth_error-state_mismatch", "this is not the login that was begun");
    }

    static ApiException codeMissing() {
        return new ApiException(400, "auth_error-code_missing", "the identity provider has sent no code");
    }

    static ApiException provider(String error) {
        return new ApiException(400, "auth_error-provider", "the identity provider has refused: " + error);
    }

    static ApiException providerFailed() {
        return new ApiException(502, "auth_error-provider_failed", "the identity provider has failed");
    }
}
