package io.quarkiverse.handlertesting.modelhub.auth;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerRequest;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.junit.Case;
import io.quarkiverse.handlertesting.junit.CaseTest;
import io.quarkiverse.handlertesting.junit.Values;
import io.quarkus.test.junit.QuarkusTest;

/** Which role may call which endpoint: each endpoint with each role. */
@QuarkusTest
@DisplayName("An endpoint")
class EndpointRolesTest {

    @Inject
    HandlerClient client;

    // tag::roles[]
    enum Who {
        ANONYMOUS,
        STRANGER,
        USER("resource_user"),
        ADMIN("resource_admin"); // each may do all that those before it may

        private final String[] roles;

        Who(String... roles) {
            this.roles = roles;
        }
    }

    @CaseTest
    @Case(name = "list the pulls", value = { "GET", "/modelfiles/pull", "ANONYMOUS" })
    @Case(name = "read a pull", value = { "GET", "/modelfiles/pull/none", "ANONYMOUS" })
    @Case(name = "start a pull", value = { "POST", "/modelfiles/pull", "ANONYMOUS" })
    @Case(name = "log out", value = { "POST", "/auth/logout", "ANONYMOUS" })
    @Case(name = "read their own name", value = { "GET", "/me", "STRANGER" })
    @Case(name = "create a token", value = { "POST", "/tokens", "USER" })
    @Case(name = "read the usage", value = { "GET", "/usage", "ADMIN" })
    @Case(name = "delete a pull", value = { "DELETE", "/modelfiles/pull/none", "ADMIN" })
    void checksWhoMay(String method, String path, Who first, @Values Who who) {
        HandlerRequest request = client.request(method, path).as("user", who.roles);
        HandlerResponse response = (who == Who.ANONYMOUS ? request.anonymous() : request).send();

        boolean allowed = who.compareTo(first) >= 0;
        response.expectStatus(allowed ? not(oneOf(401, 403)) : is(who == Who.ANONYMOUS ? 401 : 403));
    }
    // end::roles[]
}
