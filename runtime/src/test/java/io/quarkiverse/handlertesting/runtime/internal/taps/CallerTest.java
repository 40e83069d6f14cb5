package io.quarkiverse.handlertesting.runtime.internal.taps;

import static io.quarkiverse.handlertesting.http.TestUser.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkiverse.handlertesting.runtime.internal.identity.ActingIdentity;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;

/** Why a request was refused: what its resource method needs, and what its user has. */
class CallerTest {

    @RolesAllowed({ "admin", "owner" })
    private static class Users {

        void remove() {
        }

        @PermissionsAllowed("usage:read")
        void usage() {
        }

        @PermissionsAllowed(value = { "usage:read", "usage:export" }, inclusive = true)
        @PermissionsAllowed({ "a", "b" })
        void export() {
        }

        @Authenticated
        void me() {
        }

        @RolesAllowed("**")
        void any() {
        }

        @DenyAll
        void old() {
        }

        @PermitAll
        void health() {
        }
    }

    private static class Open {

        void list() {
        }
    }

    private static String refusal(TestUser user, Class<?> type, String method) throws NoSuchMethodException {
        return new Caller(user == null ? null : ActingIdentity.of(user)).refusal(type.getDeclaredMethod(method));
    }

    private static void assertNeeds(String expected, String method) throws NoSuchMethodException {
        assertEquals(expected + "; no user is authenticated", refusal(null, Users.class, method));
    }

    @Test
    void theUserHasRolesAndPermissions() throws NoSuchMethodException {
        assertEquals("it needs permission \"usage:read\" (Users.usage); root has role \"resource_admin\" and no permissions",
                refusal(user("root").role("resource_admin"), Users.class, "usage"));
        assertEquals("it needs role \"admin\" or \"owner\" (Users.remove); ann has roles \"a\", \"b\""
                + " and permission \"usage:read\"",
                refusal(user("ann").role("b").role("a").permission("usage:read"), Users.class, "remove"));
        assertEquals("no annotation of Open.list restricts it; ann has no roles and no permissions",
                refusal(user("ann"), Open.class, "list"));
    }

    @Test
    void theMethodOrItsClassHasARequirement() throws NoSuchMethodException {
        assertNeeds("it needs role \"admin\" or \"owner\" (Users.remove)", "remove");
        assertNeeds("it needs permission (\"usage:read\" and \"usage:export\") and (\"a\" or \"b\") (Users.export)", "export");
        assertNeeds("it needs an authenticated user (Users.me)", "me");
        assertNeeds("it needs an authenticated user (Users.any)", "any");
        assertNeeds("Users.old is denied to all users", "old");
        assertNeeds("Users.health is permitted to all users", "health");
    }

    @Test
    void anUnknownMethodIsNotNamed() {
        assertEquals("ann has no roles and no permissions",
                new Caller(ActingIdentity.of(user("ann"))).refusal(ResourceMethods.current()));
        assertNull(new Caller(null).name());
        assertNull(new Caller(null).refusal(ResourceMethods.current()));
    }
}
