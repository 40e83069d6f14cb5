package io.quarkiverse.handlertesting.modelhub.auth;

import io.quarkiverse.handlertesting.modelhub.error.ApiException;

/** The errors of a login, as the caller sees them. */
final class AuthErrors {

    private AuthErrors() {
    }

    static ApiException stateMissing() {
        return new ApiException(400, "auth_error-state_missing", "there is no login to complete");
    }

    static ApiException stateMismatch() {
        return new ApiException(400, "auth_error-state_mismatch", "the state does not match the login that was begun");
    }

    static ApiException codeMissing() {
        return new ApiException(400, "auth_error-code_missing", "the identity provider sent no code");
    }

    static ApiException provider(String error) {
        return new ApiException(400, "auth_error-provider", "the identity provider refused the login: " + error);
    }

    static ApiException providerFailed() {
        return new ApiException(502, "auth_error-provider_failed", "the identity provider failed");
    }
}
