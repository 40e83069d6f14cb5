package io.quarkiverse.handlertesting.runtime.internal.identity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Checks and copies the values of a user.
 *
 * @param user the name of the user
 */
public record UserCheck(String user) {

    /** The claims that are times, in seconds since 1970 (RFC 7519, section 2, NumericDate). */
    private static final Set<String> TIMES = Set.of("exp", "iat", "nbf", "auth_time", "updated_at");

    /** @throws IllegalArgumentException if the user is null, blank or not well-formed */
    public UserCheck {
        text("The user", user);
    }

    public Set<String> roles(Collection<String> roles) {
        roles.forEach(role -> text("A role of " + user, role));
        return copy(roles);
    }

    public Set<String> permissions(Collection<String> permissions) {
        permissions.forEach(this::permission);
        return copy(permissions);
    }

    private void permission(String permission) {
        String what = "A permission of " + user;
        text(what, permission);
        boolean incomplete = List.of(permission.split(":", -1)).stream().limit(2).anyMatch(String::isBlank);
        // StringPermission of Quarkus separates actions by commas.
        if (incomplete || permission.contains(",")) {
            throw new IllegalArgumentException(
                    what + " is \"" + permission + "\". It must be a name, or a name and an action as"
                            + " in \"file:read\", without a comma. Set each action as a permission of its own.");
        }
    }

    public Map<String, Object> claims(Map<String, ?> claims) {
        return copy("claim", "a claim", claims, this::claim);
    }

    private Object claim(String name, Object value) {
        switch (name) {
            case "upn" -> throw reserved(name, "is the name of the user. Set it by user(…)");
            case "groups" -> throw reserved(name, "has the roles of the user. Set them by role(…)");
            case "raw_token" -> throw reserved(name, "is the token itself. Take a token from OidcUpstream");
            default -> {
                if (TIMES.contains(name) && !(value instanceof Number || value instanceof Instant)) {
                    throw new IllegalArgumentException("The claim " + name + " of " + user
                            + " must be a number of seconds since 1970, or an Instant.");
                }
                return value;
            }
        }
    }

    private IllegalArgumentException reserved(String claim, String reason) {
        return new IllegalArgumentException("The claim " + claim + " of " + user + " " + reason + ".");
    }

    public Map<String, Object> attributes(Map<String, ?> attributes) {
        return copy("attribute", "an attribute", attributes, (name, value) -> value);
    }

    private Map<String, Object> copy(String kind, String one, Map<String, ?> values,
            BiFunction<String, Object, Object> check) {
        Map<String, Object> copy = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            text("The name of " + one + " of " + user, name);
            copy.put(name, check.apply(name, PlainValues.copy("The " + kind + " " + name + " of " + user, value)));
        });
        return Collections.unmodifiableMap(copy);
    }

    private static Set<String> copy(Collection<String> texts) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(texts));
    }

    private static void text(String what, String text) {
        if (text == null) {
            throw new IllegalArgumentException(what + " is null.");
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException(what + " is blank: \"" + text + "\".");
        }
        // Half of a surrogate pair would arrive as a question mark, and so as another user.
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(what + " is not well-formed Unicode.");
        }
    }
}
