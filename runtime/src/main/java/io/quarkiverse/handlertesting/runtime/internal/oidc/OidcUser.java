package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The user of a token.
 *
 * @param claims the user's own claims; they are added to the default claims, or replace them
 */
public record OidcUser(String name, List<String> roles, Map<String, ?> claims) {

    /**
     * @throws IllegalArgumentException if the name is blank
     */
    public OidcUser {
        if (Objects.requireNonNull(name, "user").isBlank()) {
            throw new IllegalArgumentException("The name of a user must not be blank, but got \"" + name + "\".");
        }
        roles = List.copyOf(roles);
        claims = new LinkedHashMap<>(claims);
    }

    /** The {@code sid} of the user's sessions. */
    String session() {
        return "session-of-" + name;
    }

    /** The claims of the user, under all names that applications look for: MicroProfile's and Keycloak's. */
    Map<String, Object> allClaims() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("sub", name);
        all.put("upn", name);
        all.put("preferred_username", name);
        all.put("groups", roles);
        all.put("realm_access", Map.of("roles", roles));
        all.putAll(claims);
        return all;
    }
}
