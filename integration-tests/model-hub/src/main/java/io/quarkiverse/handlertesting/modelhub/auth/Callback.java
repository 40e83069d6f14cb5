package io.quarkiverse.handlertesting.modelhub.auth;

/** What the identity provider tells through the user's browser: a code or an error. Each may be null. */
public record Callback(String code, String state, String error) {
}
