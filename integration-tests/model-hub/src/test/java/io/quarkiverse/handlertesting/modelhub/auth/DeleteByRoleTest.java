package io.quarkiverse.handlertesting.modelhub.auth;

import static io.quarkiverse.handlertesting.modelhub.auth.AuthRequests.logIn;
import static io.quarkiverse.handlertesting.modelhub.auth.AuthRequests.with;
import static io.quarkiverse.handlertesting.modelhub.pull.DownloadStatus.PENDING;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.github.tomakehurst.wiremock.WireMockServer;

import io.quarkiverse.handlertesting.modelhub.fixture.KeycloakServer;
import io.quarkiverse.handlertesting.modelhub.fixture.UpstreamServer;
import io.quarkiverse.handlertesting.modelhub.pull.DownloadRequests;
import io.quarkiverse.handlertesting.modelhub.pull.DownloadStatus;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Who may delete what. */
@QuarkusTest
@DisplayName("The record of a pull")
@WithTestResource(KeycloakServer.class)
class DeleteByRoleTest {

    @Inject
    DownloadRequests requests;
    @UpstreamServer("keycloak")
    WireMockServer keycloak;

    @BeforeEach
    void users() {
        keycloak.resetAll();
        KeycloakServer.knows(keycloak, "admin", "resource_user", "resource_admin");
        KeycloakServer.knows(keycloak, "user", "resource_user");
        KeycloakServer.knows(keycloak, "nobody");
    }

    @DisplayName("is deleted")
    @ParameterizedTest(name = "{0} by {1}: {2} {3}")
    @CsvSource({
            "COMPLETED, admin,  204,",
            "ERROR,     admin,  204,",
            "PENDING,   admin,  409, pull_error-in_progress",
            "COMPLETED, user,   403, auth_error-forbidden",
            "COMPLETED, nobody, 403, auth_error-forbidden",
            "COMPLETED,       , 401, auth_error-unauthenticated" })
    void isDeleted(DownloadStatus held, String user, int status, String code) {
        String id = record(held.name() + user, held);

        refused(delete(id, user), status, code);

        assertEquals(status == 204 ? 0 : 1, requests.count("id", id));
    }

    @DisplayName("is not there")
    @ParameterizedTest(name = "for {0}: {1} {2}")
    @CsvSource({ "admin, 404, pull_error-not_found", "user, 403, auth_error-forbidden", ", 401, auth_error-unauthenticated" })
    void isNotThere(String user, int status, String code) {
        refused(delete("none", user), status, code);
    }

    private String record(String filename, DownloadStatus status) {
        String id = requests.create("deletealias", filename).id;
        if (status != PENDING) {
            requests.update(id, status, null, 0);
        }
        return id;
    }

    private static ValidatableResponse delete(String id, String user) {
        return with(user == null ? null : logIn(null, user)).delete("/modelfiles/pull/" + id).then();
    }

    private static void refused(ValidatableResponse response, int status, String code) {
        response.statusCode(status);
        if (code != null) {
            response.body("error.code", is(code), "error.type", is("invalid_request_error"));
        }
    }
}
