package io.quarkiverse.handlertesting.modelhub.auth;

/** CDI event, asynchronous: a user has logged out. */
public record LoggedOut(String user) {
}
