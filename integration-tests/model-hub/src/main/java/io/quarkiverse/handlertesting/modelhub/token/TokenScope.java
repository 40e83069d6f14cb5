package io.quarkiverse.handlertesting.modelhub.token;

import java.util.Set;

/** The permissions of the bearer of a token: at most those of its owner. */
public enum TokenScope {

    USER("scope_token_user", Set.of("resource_user", "resource_admin")),
    POWER_USER("scope_token_power_user", Set.of("resource_admin"));

    private final String text;
    private final Set<String> grantedTo;

    TokenScope(String text, Set<String> grantedTo) {
        this.text = text;
        this.grantedTo = grantedTo;
    }

    /** The scope as the token names it. */
    public String text() {
        return text;
    }

    boolean isGrantedTo(Set<String> roles) {
        return roles.stream().anyMatch(grantedTo::contains);
    }
}
