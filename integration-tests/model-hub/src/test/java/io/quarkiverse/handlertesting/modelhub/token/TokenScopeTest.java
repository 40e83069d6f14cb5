package io.quarkiverse.handlertesting.modelhub.token;

import static io.quarkiverse.handlertesting.modelhub.token.TokenScope.POWER_USER;
import static org.hamcrest.Matchers.is;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.junit.Case;
import io.quarkiverse.handlertesting.junit.CaseTest;
import io.quarkiverse.handlertesting.junit.Fixture;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

/** Which scopes the role of a user grants. */
@QuarkusTest
@DisplayName("The scope of a token")
class TokenScopeTest {

    @Inject
    HandlerClient client;

    // tag::scopes[]
    @CaseTest
    @Case(name = "to a user", value = { "resource_user", "USER", "scope_token_user" })
    @Case(name = "to an admin", value = { "resource_admin", "USER", "scope_token_user" })
    @Case(name = "to an admin as power user", value = { "resource_admin", "POWER_USER", "scope_token_power_user" })
    void isGranted(String role, TokenScope requested, String scope, @Fixture TokenName name) {
        client.as("alice", role).post("/tokens").json(new TokenRequest(name.text(), requested)).send()
                .expectStatus(201)
                .expectBody("scope", is(scope));
    }

    @Fixture
    Uni<TokenName> unusedName() { // awaited before the test begins
        return Uni.createFrom().item(() -> new TokenName("token of " + Thread.currentThread().getName()));
    }
    // end::scopes[]

    /** A name that no other token has. */
    record TokenName(String text) {
    }

    @Test
    void isRefusedBeyondTheRoleOfItsOwner(@Fixture TokenName name) {
        client.as("alice", "resource_user").post("/tokens").json(new TokenRequest(name.text(), POWER_USER)).send()
                .expectError(403, "token_error-scope_not_granted");
    }
}
