package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import jakarta.enterprise.util.TypeLiteral;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.http.Sessions;

/** The first line of the failure message for an unexpected response. */
class ExpectationWordsTest {

    record Model(int id) {
    }

    private final FakeApplication application = new FakeApplication();
    private final HandlerResponse response = application.answered(404, "application/json",
            "{\"error\":{\"code\":\"not_found\",\"number\":7},\"items\":[1]}");

    @Test
    void showsAnUnexpectedStatus() {
        assertFailure("Expected status 200, but it was 404:", () -> response.expectStatus(200));
        assertFailure("Expected the status to be <200>, but was <404>:", () -> response.expectStatus(is(200)));
        assertFailure("Expected the status to be a value greater than <500>, but <404> was less than <500>:",
                () -> response.expectStatus(greaterThan(500)));
    }

    @Test
    void explainsARedirectThatIsNotFollowed() {
        HandlerResponse redirect = answered(application, 302, "Location", "/login");
        assertFailure("Expected status 200, but it was 302 (redirects are followed only for a session: as(session)):",
                () -> redirect.expectStatus(200));
        HandlerResponse notModified = answered(application, 304);
        assertFailure("Expected status 200, but it was 304:", () -> notModified.expectStatus(200));
        HandlerResponse unfollowed = application.answered(
                application.client.get("/").as(Sessions.standalone().open("alice").follow(false)),
                exchange -> exchange.head(302, "Location", "/login"));
        assertFailure("Expected status 200, but it was 302:", () -> unfollowed.expectStatus(200));
    }

    @Test
    void showsAnUnexpectedHeader() {
        assertFailure("Expected the header Content-Type to be \"text/css\", but it was [application/json]:",
                () -> response.expectHeader("Content-Type", "text/css"));
        assertFailure("Expected the header Content-Type to be a string starting with \"text/\", but was \"application/json\":",
                () -> response.expectHeader("Content-Type", startsWith("text/")));
        assertFailure("Expected the header X-A to be \"1\", but there was none:", () -> response.expectHeader("X-A", "1"));
        assertFailure("Expected the header X-A to be not null, but there is none:",
                () -> response.expectHeader("X-A", notNullValue()));
    }

    @Test
    void showsAnUnexpectedBody() {
        assertFailure(
                "Expected the body to be \"\", but was \"{\\\"error\\\":{\\\"code\\\":\\\"not_found\\\",\\\"number\\\":7},"
                        + "\\\"items\\\":[1]}\":",
                () -> response.expectBody(is("")));
        assertFailure("Expected error.code to be \"missing\", but was \"not_found\":",
                () -> response.expectBody("error.code", is("missing")));
        assertFailure("Expected error.code to be not \"not_found\", but was \"not_found\":",
                () -> response.expectBody("error.code", is(not("not_found"))));
        assertFailure("Expected error.number to be a value greater than \"a\", but was <7>:",
                () -> response.expectBody("error.number", greaterThan("a")));
        assertFailure("Expected error.text to be \"missing\", but there is none:",
                () -> response.expectBody("error.text", equalTo("missing")));
        assertFailure("Expected a JSON body with items[, but JsonPath cannot read that path:",
                () -> response.expectBody("items[", is(1)));
    }

    @Test
    void explainsABodyThatIsNotJson() {
        HandlerResponse empty = answered(application, 200);
        assertFailure("Expected a JSON body with id, but it is empty:", () -> empty.path("id"));
        HandlerResponse html = application.answered(200, "text/html", "<html>");
        assertFailure("Expected a JSON body with id, but it is not JSON:", () -> html.expectBody("id", is(7)));
    }

    @Test
    void showsAnUnexpectedError() {
        assertEquals("The code of the expected error is null. Expect the status alone for an error without a code.",
                assertThrows(IllegalArgumentException.class, () -> response.expectError(404, null)).getMessage());
        assertFailure("Expected error 400 not_found, but it was 404 not_found:", () -> response.expectError(400, "not_found"));
        assertFailure("Expected error 404 missing, but it was 404 not_found:", () -> response.expectError(404, "missing"));
        HandlerResponse other = application.answered(404, "application/json", "{}");
        assertFailure(
                "Expected error 404 missing, but it was 404 without error.code (quarkus.handler-testing.client.error-code):",
                () -> other.expectError(404, "missing"));
        HandlerResponse html = application.answered(404, "text/html", "<html>");
        assertFailure("Expected a JSON body with error.code (quarkus.handler-testing.client.error-code), but it is not JSON:",
                () -> html.expectError(404, "missing"));
        assertFailure(
                "Expected error 400 missing, but it was 404 without error.code (quarkus.handler-testing.client.error-code):",
                () -> html.expectError(400, "missing"));
    }

    @Test
    void explainsABodyOfAnotherType() {
        assertFailure("Expected a body that can be read as Integer, but it cannot: Cannot deserialize value of type"
                + " `java.lang.Integer` from Object value (token `JsonToken.START_OBJECT`), at line 1, column 1:",
                () -> response.json(Integer.class));
        assertFailure("Expected a body that can be read as List<Model>, but it cannot: There is no JSON mapper for"
                + " List<Model>: add quarkus-rest-jackson or quarkus-rest-jsonb and inject HandlerClient into a @QuarkusTest, or use JsonObject,"
                + " JsonArray, Map or List:", () -> response.json(new TypeLiteral<List<Model>>() {
                }.getType()));
        HandlerResponse empty = answered(application, 200);
        assertFailure("Expected a body that can be read as Model, but it is empty:", () -> empty.json(Model.class));
    }

    @Test
    void pointsAtTheRelationOfTheActualValue() {
        HandlerResponse pull = application.answered(200, "application/json",
                "{\"seconds\":30000,\"created_at\":\"2026-01-15\",\"name\":\"LLAMA\"}");
        assertRelation("The actual value is 1,000 times the expected one, as with seconds and milliseconds.",
                () -> pull.expectBody("seconds", is(30)));
        assertRelation("The body has no value at createdAt, but one at created_at.",
                () -> pull.expectBody("createdAt", equalTo("2026-01-15")));
        assertRelation("The values are equal but for upper and lower case.", () -> pull.expectBody("name", is("llama")));
        assertRelation("The values are equal but for upper and lower case.",
                () -> pull.expectHeader("Content-Type", is("Application/JSON")));
        assertRelation("  > GET /models/7", () -> pull.expectStatus(is(201)));
        assertRelation("  > GET /models/7", () -> pull.expectBody("seconds", greaterThan(30_000_000)));
    }

    private static void assertRelation(String second, Executable expectation) {
        HttpAssertionError failure = assertThrows(HttpAssertionError.class, expectation);
        assertEquals(second, failure.getMessage().lines().toList().get(1));
    }

    private static HandlerResponse answered(FakeApplication application, int status, String... headers) {
        return application.answered(application.client.get("/"), exchange -> exchange.head(status, headers));
    }

    private static void assertFailure(String expected, Executable expectation) {
        HttpAssertionError failure = assertThrows(HttpAssertionError.class, expectation);
        assertEquals(expected, failure.getMessage().lines().findFirst().orElseThrow());
        assertEquals(Reason.UNEXPECTED, failure.reason());
    }
}
