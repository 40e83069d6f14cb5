package io.quarkiverse.handlertesting.runtime.internal.http;

import io.quarkiverse.handlertesting.http.TestUser;
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
     * @throws IllegalStateException if the application has no security, or runs in another process; if the user has claims,
     *         and the application has no library for tokens
     */
    public static Identity of(TestUser user) {
        return new Identity(user.toString(), IdentityHeader.NAME, TestIdentities.current().header(user));
    }

    /**
     * A user with roles only.
     *
     * @throws IllegalArgumentException if the user or a role is null, blank or not well-formed
     */
    public static TestUser user(String user, String... roles) {
        if (roles == null) {
            throw new IllegalArgumentException("The roles are null: pass no roles for a user without roles.");
        }
        return TestUser.user(user).role(roles);
    }
}
