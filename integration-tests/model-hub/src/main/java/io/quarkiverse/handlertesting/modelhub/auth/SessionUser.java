package io.quarkiverse.handlertesting.modelhub.auth;

import java.util.Set;

/** The user who has logged in. It is one value of the session, so no request sees the name of one user with another's roles. */
public record SessionUser(String name, Set<String> roles) {

    public SessionUser {
        roles = Set.copyOf(roles);
    }
}
