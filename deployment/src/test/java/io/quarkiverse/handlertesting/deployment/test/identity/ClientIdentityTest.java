package io.quarkiverse.handlertesting.deployment.test.identity;

import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerRequest;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkus.test.QuarkusUnitTest;

/** Requests of the client pass the application's security, as the user that a session acts as. */
class ClientIdentityTest extends QuarkusTestCallbacks.Each {

    @RegisterExtension
    static final QuarkusUnitTest APP = SecuredApp.with(QuarkusTestCallbacks.class);

    @Inject
    HandlerClient client;
    @Inject
    Sessions sessions;

    @Test
    void passesSecurityInProcess() {
        rolesDecide(client.inProcess());
    }

    @Test
    void passesSecurityOverASocket() {
        rolesDecide(client.overSocket());
    }

    private void rolesDecide(HandlerClient way) {
        HandlerSession alice = sessions.open("alice");
        way.get("/who/admin").send().expectStatus(401);
        way.get("/who/admin").as(alice.as("alice")).send().expectStatus(403);
        way.get("/who/admin").as(alice.as("alice", "admin")).send().expectStatus(200).expectBody(equalTo("alice[admin]"));
        way.get("/who/headers").as(alice.as("alice", "admin")).send()
                .expectBody(not(containsStringIgnoringCase("handler-testing")));
        way.get("/who/known").basicAuth("carol", Users.PASSWORD).send().expectStatus(200);
        way.get("/who/known").basicAuth("carol", "another").send().expectStatus(401);
    }

    // tag::nobody[]
    @Test
    void oneRequestNeedsNoSession() {
        client.get("/who/admin").as("alice").send().expectStatus(403);
        client.get("/who/admin").as("alice", "admin").send().expectStatus(200).expectBody(equalTo("alice[admin]"));
    }
    // end::nobody[]

    @Test
    void overridesTheIdentityOfTheSession() {
        HandlerSession carol = sessions.open("carol").as("carol").withCookie("theme", "dark");
        for (HandlerClient way : new HandlerClient[] { client.inProcess(), client.overSocket() }) {
            way.get("/who/admin").as(carol).as("alice", "admin").send().expectBody(equalTo("alice[admin]"));
            way.get("/who/headers").as("alice").as(carol).send().expectBody(containsStringIgnoringCase("cookie"));
        }
    }

    @Test
    void mayBeADefaultOfTheClient() {
        HandlerClient admin = client.as("alice", "admin");
        HandlerSession carol = sessions.open("carol").as("carol", "admin");
        admin.get("/who/admin").send().expectBody(equalTo("alice[admin]"));
        admin.get("/who/admin").as("bob").send().expectStatus(403);
        admin.get("/who/admin").as(carol).send().expectBody(equalTo("carol[admin]"));
        admin.as(carol).get("/who/admin").send().expectBody(equalTo("carol[admin]"));
        client.as(carol).get("/who/admin").as("dan", "admin").send().expectBody(equalTo("dan[admin]"));
        admin.get("/who/admin").anonymous().send().expectStatus(401);
    }

    @Test
    void showsTheIdentityInAFailure() {
        HandlerSession session = sessions.open("the browser");
        assertActor("alice with the roles user, guest", "alice has roles \"guest\", \"user\" and no permissions",
                client.get("/who/admin").as("alice", "user", "guest"));
        assertActor("the browser, who is alice with the role user", "alice has role \"user\" and no permissions",
                client.get("/who/admin").as(session.as("alice", "user")));
        assertActor("the browser, who is bob without roles", "bob has no roles and no permissions",
                client.get("/who/admin").as(session.as("alice")).as("bob"));
        assertActor("session 1, who is bob without roles", "bob has no roles and no permissions",
                client.get("/who/admin").as(sessions.open()).as("bob"));
        assertActor("ann without roles; permission file:read; attribute key", "ann has no roles and permission \"file:read\"",
                client.get("/who/admin").as(TestUser.user("ann").permission("file:read").attribute("key", "s3cret")));
    }

    private static void assertActor(String actor, String has, HandlerRequest request) {
        HandlerResponse refused = request.send();
        HttpAssertionError failure = assertThrows(HttpAssertionError.class, () -> refused.expectStatus(200));
        assertEquals(
                "Expected status 200, but it was 403:\nrN GET /who/admin was answered with 403: it needs role \"admin\""
                        + " (WhoResource.admin); " + has + ".\nrN GET /who/admin ended with ForbiddenException\n"
                        + "  > GET /who/admin, as " + actor + "\n  < 403 Forbidden",
                failure.getMessage().lines().limit(5)
                        .map(line -> line.replaceAll(" in \\d+ (ms|µs)", "").replaceFirst("^r\\d+", "rN"))
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void refusesInvalidNamesAndRoles() {
        assertEquals("The user is null.", refused(() -> client.get("/").as(null, "admin")));
        assertEquals("The user is blank: \" \".", refused(() -> client.get("/").as(" ")));
        assertEquals("A role of alice is null.", refused(() -> client.get("/").as("alice", new String[] { null })));
        assertEquals("The roles are null: pass no roles for a user without roles.",
                refused(() -> client.get("/").as("alice", (String[]) null)));
    }

    @Test
    void refusesClaimsThatTheApplicationCannotRead() {
        TestUser ann = TestUser.user("ann").claim("tenant", "a");
        for (Executable step : new Executable[] { () -> client.get("/").as(ann), () -> sessions.open().as(ann) }) {
            assertEquals("ann has claims, but the application has no JsonWebToken. Add io.quarkus:quarkus-smallrye-jwt or"
                    + " io.quarkus:quarkus-oidc, or use attribute(…), which needs neither.",
                    assertThrows(IllegalStateException.class, step).getMessage());
        }
    }

    private static String refused(Executable refused) {
        return assertThrows(IllegalArgumentException.class, refused).getMessage();
    }
}
