package io.quarkiverse.handlertesting.modelhub.auth;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.junit.Case;
import io.quarkiverse.handlertesting.junit.CaseTest;
import io.quarkiverse.handlertesting.junit.Values;
import io.quarkus.test.junit.QuarkusTest;

/** Who may what: each endpoint with each role. */
@QuarkusTest
@DisplayName("An endpoint")
class EndpointRolesTest {

    @Inject
    HandlerClient client;
    @Inject
    Sessions sessions;

    // tag::roles[]
    enum Who {
        NOBODY,
        STRANGER,
        USER,
        ADMIN // each may what those before it may
    }

    @DisplayName("is for")
    @CaseTest
    @Case(name = "list the pulls", value = { "GET", "/modelfiles/pull", "NOBODY" })
    @Case(name = "look at a pull", value = { "GET", "/modelfiles/pull/none", "NOBODY" })
    @Case(name = "start a pull", value = { "POST", "/modelfiles/pull", "NOBODY" })
    @Case(name = "log out", value = { "POST", "/auth/logout", "NOBODY" })
    @Case(name = "who am I", value = { "GET", "/me", "STRANGER" })
    @Case(name = "create a token", value = { "POST", "/tokens", "USER" })
    @Case(name = "delete a pull", value = { "DELETE", "/modelfiles/pull/none", "ADMIN" })
    void isFor(String method, String path, Who first, @Values Who who) {
        HandlerResponse response = client.request(method, path).as(session(who)).send();

        boolean allowed = who.compareTo(first) >= 0;
        response.expectStatus(allowed ? not(oneOf(401, 403)) : is(who == Who.NOBODY ? 401 : 403));
    }

    private HandlerSession session(Who who) {
        return switch (who) {
            case NOBODY -> sessions.open();
            case STRANGER -> sessions.open().as("stranger");
            case USER -> sessions.open().as("user", "resource_user");
            case ADMIN -> sessions.open().as("admin", "resource_admin");
        };
    }
    // end::roles[]
}
