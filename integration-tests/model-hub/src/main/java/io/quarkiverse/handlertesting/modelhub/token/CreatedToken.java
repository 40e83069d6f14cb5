package io.quarkiverse.handlertesting.modelhub.token;

/** The token is shown this once. */
public record CreatedToken(String name, String scope, String token) {
}
