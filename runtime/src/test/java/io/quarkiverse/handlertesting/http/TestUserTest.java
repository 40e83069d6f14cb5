package io.quarkiverse.handlertesting.http;

import static io.quarkiverse.handlertesting.http.TestUser.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkiverse.handlertesting.runtime.internal.http.Identity;

/** A test describes its user, without an application. */
class TestUserTest {

    private static final String TYPES = " in it. It must be a String, a Boolean, a finite number, an Instant, or a List, Set or Map"
            + " of these, with Strings as the keys.";

    @Test
    void eachStepReturnsAnotherUser() {
        TestUser ann = user("ann");
        TestUser all = ann.role("admin", "user").role("admin").permission("file:read").permission("page").claim("tenant", "a")
                .claim("tenant", "b").attribute("region", 7L);

        assertEquals(new TestUser("ann", Set.of(), Set.of(), Map.of(), Map.of()), ann);
        assertEquals(new TestUser("ann", Set.of("user", "admin"), Set.of("page", "file:read"), Map.of("tenant", "b"),
                Map.of("region", 7L)), all);
        assertEquals(List.of("admin", "user"), List.copyOf(all.roles()));
    }

    @Test
    void copiesItsValues() {
        List<Object> teams = new ArrayList<>(List.of("a"));
        TestUser ann = user("ann").claim("teams", teams).attribute("nested", Map.of("teams", teams));
        teams.add("b");
        assertEquals(Map.of("teams", List.of("a")), ann.claims());
        assertEquals(Map.of("nested", Map.of("teams", List.of("a"))), ann.attributes());
        assertThrows(UnsupportedOperationException.class, () -> ann.claims().clear());
        assertThrows(UnsupportedOperationException.class, () -> ((List<?>) ann.claims().get("teams")).clear());
    }

    @Test
    void showsNamesButNoValues() {
        assertEquals("ann without roles", user("ann").toString());
        assertEquals("ann with the role admin", user("ann").role("admin").toString());
        assertEquals("ann with the roles admin, user; permissions file:read, page; claims iban, pin; attribute key",
                user("ann").role("admin", "user").permission("file:read", "page").claim("iban", "DE02").claim("pin", 1234)
                        .attribute("key", "s3cret").toString());
        assertEquals("a\\u000ab without roles; claim c\\u000d", user("a\nb").claim("c\r", "x").toString());
    }

    static Stream<Arguments> mistakes() {
        TestUser ann = user("ann");
        return Stream.of(
                mistake(() -> user(null), "The user is null."),
                mistake(() -> user(" \t"), "The user is blank: \" \t\"."),
                mistake(() -> user("a\ud800"), "The user is not well-formed Unicode."),
                mistake(() -> Identity.user("ann", (String[]) null),
                        "The roles are null: pass no roles for a user without roles."),
                mistake(() -> ann.role("admin", null), "A role of ann is null."),
                mistake(() -> ann.role((String[]) null), "A role of ann is null."),
                mistake(() -> ann.role(" "), "A role of ann is blank: \" \"."),
                mistake(() -> ann.role("\udc00"), "A role of ann is not well-formed Unicode."),
                mistake(() -> ann.permission((String) null), "A permission of ann is null."),
                mistake(() -> ann.permission(""), "A permission of ann is blank: \"\"."),
                mistake(() -> ann.permission("file: "), permission("file: ")),
                mistake(() -> ann.permission(":read"), permission(":read")),
                mistake(() -> ann.permission("file:read,write"), permission("file:read,write")),
                mistake(() -> ann.claim(null, "a"), "The name of a claim of ann is null."),
                mistake(() -> ann.claim("", "a"), "The name of a claim of ann is blank: \"\"."),
                mistake(() -> ann.claim("upn", "a"), "The claim upn of ann is the name of the user. Set it by user(…)."),
                mistake(() -> ann.claim("groups", List.of()),
                        "The claim groups of ann has the roles of the user. Set them by role(…)."),
                mistake(() -> ann.claim("raw_token", "a"),
                        "The claim raw_token of ann is the token itself. Take a token from OidcUpstream."),
                mistake(() -> ann.claim("exp", "soon"),
                        "The claim exp of ann must be a number of seconds since 1970, or an Instant."),
                mistake(() -> ann.claim("tenant", null),
                        "The claim tenant of ann is null, or has a null in it: leave it out."),
                mistake(() -> ann.claim("tenants", Arrays.asList("a", null)),
                        "The claim tenants of ann is null, or has a null in it: leave it out."),
                mistake(() -> ann.claim("home", Map.of("uri", URI.create("/a"))),
                        "The claim home of ann has java.net.URI" + TYPES),
                mistake(() -> ann.claim("home", Map.of(7, "a")), "The claim home of ann has 7" + TYPES),
                mistake(() -> ann.claim("home", Collections.singletonMap(null, "a")),
                        "The claim home of ann has null" + TYPES),
                mistake(() -> ann.claim("share", Double.NaN), "The claim share of ann has NaN" + TYPES),
                mistake(() -> ann.claim("tenant", "a\ud800"), "The claim tenant of ann is not well-formed Unicode."),
                mistake(() -> ann.attribute(" ", "a"), "The name of an attribute of ann is blank: \" \"."),
                mistake(() -> ann.attribute("key", new String[0]),
                        "The attribute key of ann has java.lang.String[]" + TYPES));
    }

    private static Arguments mistake(Executable step, String message) {
        return arguments(step, message);
    }

    private static String permission(String text) {
        return "A permission of ann is \"" + text
                + "\". It must be a name, or a name and an action as in \"file:read\", without"
                + " a comma. Set each action as a permission of its own.";
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void refusesMistakesImmediately(Executable step, String message) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, step).getMessage());
    }

    @Test
    void acceptsTimesAsSecondsAndInstants() {
        Instant now = Instant.now();
        assertEquals(Map.of("exp", now, "iat", 7), user("ann").claim("exp", now).claim("iat", 7).claims());
    }
}
