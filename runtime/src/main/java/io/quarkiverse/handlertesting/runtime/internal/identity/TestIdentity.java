package io.quarkiverse.handlertesting.runtime.internal.identity;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The user that a request acts as.
 *
 * @param user any well-formed text that is not blank
 * @param roles in the given order, without duplicates; may be empty
 */
record TestIdentity(String user, Set<String> roles) {

    TestIdentity {
        check("The user", user);
        roles.forEach(role -> check("A role of " + user, role));
        roles = Collections.unmodifiableSet(new LinkedHashSet<>(roles));
    }

    /** @throws IllegalArgumentException if the user or a role is null, blank or not well-formed */
    static TestIdentity of(String user, Collection<String> roles) {
        if (roles == null) {
            throw new IllegalArgumentException("The roles are null: pass no roles for a user without roles.");
        }
        return new TestIdentity(user, new LinkedHashSet<>(roles));
    }

    private static void check(String what, String text) {
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
