package io.quarkiverse.handlertesting.modelhub.token;

/** The only response that shows the token. */
public record CreatedToken(String name, String scope, String token) {
}
