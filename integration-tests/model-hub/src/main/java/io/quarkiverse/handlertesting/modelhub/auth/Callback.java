package io.quarkiverse.handlertesting.modelhub.auth;

/** The parameters that the identity provider sends through the user's browser: a code or an error. Each may be null. */
public record Callback(String code, String state, String error) {
}
