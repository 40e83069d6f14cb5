package io.quarkiverse.handlertesting.modelhub.auth;

import java.util.Set;

/** Who has logged in. One value of the session, so that no request sees the name of one user with another's roles. */
public record SessionUser(String name, Set<String> roles) {

    public SessionUser {
        roles = Set.copyOf(roles);
    }
}
