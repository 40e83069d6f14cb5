package io.quarkiverse.handlertesting.runtime.internal.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/** A field that the application reads and a JSON object lacks, beside one that it does not read. */
class JsonFieldsTest {

    private final JsonFields fields = new JsonFields();
    private final Recorded recorded = new Recorded();

    record UserInfo() {
    }

    private void answered(String json) {
        recorded.by(new Cause(1, "GET /login")).add(Origin.UPSTREAM, "keycloak",
                new UpstreamCall("keycloak", "GET", "/userinfo", 200, "stub", null, null, json.getBytes(UTF_8)));
    }

    private void ignored(Map<String, String> properties, String... names) {
        List.of(names).forEach(name -> fields.ignored(1, UserInfo.class, name, () -> properties));
    }

    private List<Clue> clues() {
        return fields.find(Scene.of(recorded.events()));
    }

    @Test
    void isMisspelledInAClass() {
        answered("{\"sub\":\"1\",\"roles\":[]}");
        ignored(Map.of("sub", "sub", "role", "role"), "roles");
        assertEquals(List.of(new Clue(Weight.SHOWS, "keycloak answered r1 with JSON that has \"roles\", but"
                + " JsonFieldsTest.UserInfo reads \"role\", which is not there.")), clues());
    }

    @Test
    void isThatOfAnotherName() {
        answered("{\"roles\":[]}");
        ignored(Map.of("groups", "roles"), "roles");
        assertEquals(List.of(new Clue(Weight.SHOWS, "keycloak answered r1 with JSON that has \"roles\", but"
                + " JsonFieldsTest.UserInfo reads \"groups\" for its roles, which is not there.")), clues());
    }

    @Test
    void isThatOfAnotherNameWhichIsThereToo() {
        answered("{\"group\":[],\"groups\":[],\"roles\":[\"admin\"]}");
        ignored(Map.of("groups", "roles"), "group", "roles");
        assertEquals(List.of(new Clue(Weight.SHOWS, "keycloak answered r1 with JSON that has \"roles\", but"
                + " JsonFieldsTest.UserInfo reads \"groups\" for its roles.")), clues());
    }

    @Test
    void isNotInTheAnswer() {
        answered("{\"sub\":\"1\",\"roles\":[]}");
        ignored(Map.of("groups", "groups"), "sub", "roles");
        assertEquals(List.of(new Clue(Weight.POINTS, "keycloak answered r1 with JSON that lacks \"groups\", which"
                + " JsonFieldsTest.UserInfo reads; it ignores \"sub\" and \"roles\".")), clues());
    }

    @Test
    void isInTheAnswer() {
        answered("{\"role\":\"a\",\"roles\":[]}");
        ignored(Map.of("role", "role"), "roles");
        assertEquals(List.of(), clues());
    }

    @Test
    void isOfAnObjectWhoseSourceIsNotKnown() {
        ignored(Map.of("role", "role"), "roles");
        assertEquals(List.of(new Clue(Weight.POINTS, "A JSON object of r1 has \"roles\", but JsonFieldsTest.UserInfo reads"
                + " \"role\".")), clues());
    }

    @Test
    void isOneOfManyThatAClassIgnores() {
        answered("{\"a\":1,\"b\":1,\"c\":1,\"d\":1}");
        ignored(Map.of("x", "x"), "a", "b", "c", "d");
        assertEquals(List.of(), clues());
    }

    @Test
    void isLookedUp() {
        fields.missed(1, "role", "Logins.java:51", () -> List.of("sub", "roles"));
        assertEquals(List.of(new Clue(Weight.SHOWS, "r1 read \"role\" of a JSON object at Logins.java:51, which has no such"
                + " field; it has \"roles\".")), clues());
    }

    @Test
    void isLookedUpInAnAnswer() {
        answered("{\"sub\":\"1\",\"roles\":[]}");
        fields.missed(1, "groups", null, () -> List.of("sub", "roles"));
        assertEquals(List.of(new Clue(Weight.POINTS, "r1 read \"groups\" of a JSON object from keycloak, which has no such"
                + " field; it has \"sub\" and \"roles\".")), clues());
    }

    @Test
    void isLookedUpInALargeAnswer() {
        List<String> names = IntStream.range(0, 25).mapToObj(index -> "f" + index).toList();
        answered("{\"" + String.join("\":1,\"", names) + "\":1}");
        fields.missed(1, "groups", "Logins.java:51", () -> names);
        assertEquals("r1 read \"groups\" of a JSON object from keycloak at Logins.java:51, which has no such field; it has"
                + " \"f0\", \"f1\", \"f2\", \"f3\", \"f4\", \"f5\" and 19 more.", clues().get(0).text());
    }

    @Test
    void isLookedUpInManyObjects() {
        fields.missed(1, "role", "Logins.java:51", () -> List.of("roles"));
        fields.missed(1, "role", "Logins.java:51", () -> {
            throw new AssertionError("the names of the first object are enough");
        });
        assertEquals(1, clues().size());
    }

    @Test
    void isOptional() {
        fields.missed(1, "groups", "Logins.java:51", () -> List.of("sub", "roles"));
        assertEquals(List.of(), clues());
    }

    @Test
    void isThatOfTheRequest() {
        fields.missed(1, "role", "Logins.java:51", () -> List.of("roles"));
        assertEquals(List.of(), fields.find(new Scene(List.of(), OptionalLong.of(2), null)));
        assertEquals(1, fields.find(new Scene(List.of(), OptionalLong.of(1), null)).size());
    }

    @Test
    void isForgottenAtTheEndOfTheTest() {
        ignored(Map.of("role", "role"), "roles");
        fields.missed(1, "role", "Logins.java:51", () -> List.of("roles"));
        fields.clear();
        assertEquals(List.of(), clues());
    }
}
