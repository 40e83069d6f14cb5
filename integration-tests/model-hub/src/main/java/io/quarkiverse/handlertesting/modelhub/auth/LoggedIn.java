package io.quarkiverse.handlertesting.modelhub.auth;

import java.util.Set;

/** CDI event, asynchronous: a user has logged in. */
public record LoggedIn(String user, Set<String> roles) {
}
