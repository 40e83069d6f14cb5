package io.quarkiverse.handlertesting.runtime.internal.http;

import java.util.Arrays;

import io.quarkiverse.handlertesting.runtime.internal.identity.IdentityHeader;
import io.quarkiverse.handlertesting.runtime.internal.identity.TestIdentities;

/**
 * The user that a request acts as, and the header that says so to the application.
 *
 * @param text for messages: {@code bob with the roles admin, user}
 */
public record Identity(String text, String header, String value) {

    /**
     * An identity for the application that is running.
     *
     * @throws IllegalStateException if the application has no security, or runs in another process
     * @throws IllegalArgumentException if the user or a role is null, blank or not well-formed
     */
    public static Identity of(String user, String... roles) {
        String value = TestIdentities.current().header(user, roles == null ? null : Arrays.asList(roles));
        return new Identity(user + with(roles), IdentityHeader.NAME, value);
    }

    private static String with(String... roles) {
        if (roles.length == 0) {
            return " without roles";
        }
        return (roles.length == 1 ? " with the role " : " with the roles ") + String.join(", ", roles);
    }
}
