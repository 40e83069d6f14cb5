package io.quarkiverse.handlertesting.deployment.test.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkiverse.handlertesting.runtime.internal.identity.IdentityHeader;
import io.quarkiverse.handlertesting.runtime.internal.identity.TestIdentities;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** A request with a forged header is refused: it counts neither as anonymous nor as a user. */
class ForgedIdentityTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = SecuredApp.with().setLogRecordPredicate(record -> true)
            .assertLogRecords(records -> assertTrue(records.stream().map(record -> String.valueOf(record.getMessage()))
                    .noneMatch(text -> text.contains("c2FsaWNl") || text.contains("forged")), "never logged"));

    /** The ways to forge a genuine header. */
    private static final Map<String, UnaryOperator<String>> FORGERIES = Map.ofEntries(
            Map.entry("without the signature", right -> right.substring(right.indexOf('.') + 1)),
            Map.entry("with an empty signature", right -> right.substring(right.indexOf('.'))),
            Map.entry("with the signature only", right -> right.substring(0, right.indexOf('.'))),
            Map.entry("with another signature", right -> "A".repeat(43) + right.substring(right.indexOf('.'))),
            Map.entry("with the last bit of the signature changed", right -> right.replaceFirst(".\\.", "~.")),
            Map.entry("with a padded signature", right -> right.replaceFirst("\\.", "=.")),
            Map.entry("with one role more", right -> right + ".YWRtaW4"),
            Map.entry("with one role less", right -> right.substring(0, right.lastIndexOf('.'))),
            Map.entry("with an empty role", right -> right + "."),
            Map.entry("of another user", right -> right.replace("c2FsaWNl", "c2JvYg")),
            Map.entry("in capitals", String::toUpperCase),
            Map.entry("twice in one", right -> right + "," + right),
            Map.entry("of another run", right -> new TestIdentities().header(TestUser.user("alice").role("admin"))));

    static Stream<String> forgeries() {
        return FORGERIES.keySet().stream().sorted();
    }

    private static String right() {
        return TestIdentities.current().header(TestUser.user("alice").role("admin"));
    }

    private static ValidatableResponse ask(RequestSpecification request) {
        return request.get("/who").then();
    }

    @Test
    void acceptsAGenuineIdentity() {
        ask(given().header(IdentityHeader.NAME, right())).statusCode(200);
        ask(given().header("x-handler-testing-IDENTITY", right())).statusCode(200);
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void refusesAForgedIdentityWithoutAChallenge(String forgery) {
        String forged = FORGERIES.get(forgery).apply(right());
        ask(given().header(IdentityHeader.NAME, forged)).statusCode(401).header("WWW-Authenticate", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ".", "..", "forged", "alice", "=.=.=", "\u00e4.\u00e4", "%00.%0d%0a", "{}" })
    void refusesAMalformedHeader(String header) {
        ask(given().header(IdentityHeader.NAME, header)).statusCode(401);
    }

    @Test
    void refusesTwoHeaders() {
        ask(given().header(IdentityHeader.NAME, right(), right())).statusCode(401);
    }

    @Test
    void ignoresOtherCredentialsBesideAForgedIdentity() {
        ask(SecuredApp.basic("carol").header(IdentityHeader.NAME, "forged")).statusCode(401);
        assertEquals("alice[admin]", SecuredApp.basic("carol").header(IdentityHeader.NAME, right()).get("/who").asString());
    }
}
