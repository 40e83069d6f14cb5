package io.quarkiverse.handlertesting.runtime.internal.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The identities that a test can have, without an application. */
class TestIdentitiesTest {

    private final TestIdentities identities = new TestIdentities();

    @Test
    void acceptsOnlyHeadersOfTheSameApplication() {
        String header = identities.header("alice", List.of("admin", "user", "admin"));
        assertEquals(new TestIdentity("alice", Set.of("admin", "user")), identities.read(header).orElseThrow());
        assertFalse(new TestIdentities().read(header).isPresent());
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(null, List.of(), "The user is null."),
                Arguments.of("", List.of(), "The user is blank: \"\"."),
                Arguments.of(" \t", List.of(), "The user is blank: \" \t\"."),
                Arguments.of("a\ud800", List.of(), "The user is not well-formed Unicode."),
                Arguments.of("alice", null, "The roles are null: pass no roles for a user without roles."),
                Arguments.of("alice", Arrays.asList("admin", null), "A role of alice is null."),
                Arguments.of("alice", List.of(" "), "A role of alice is blank: \" \"."),
                Arguments.of("alice", List.of("\udc00"), "A role of alice is not well-formed Unicode."));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void refusesMistakesImmediately(String user, List<String> roles, String message) {
        assertEquals(message,
                assertThrows(IllegalArgumentException.class, () -> identities.header(user, roles)).getMessage());
    }

    @Test
    void needsAnApplication() {
        assertEquals("No application runs in this JVM: as(user, roles) works only in a @QuarkusTest, since a packaged"
                + " application accepts no test identities.",
                assertThrows(IllegalStateException.class, TestIdentities::current).getMessage());
    }
}
