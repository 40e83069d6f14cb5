package io.quarkiverse.handlertesting.modelhub.auth;

import static io.quarkiverse.handlertesting.modelhub.pull.DownloadStatus.PENDING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.modelhub.pull.DownloadRequests;
import io.quarkiverse.handlertesting.modelhub.pull.DownloadStatus;
import io.quarkus.test.junit.QuarkusTest;

/** Who may delete what. */
@QuarkusTest
@DisplayName("The record of a pull")
class DeleteByRoleTest {

    @Inject
    HandlerClient client;
    @Inject
    DownloadRequests requests;
    @Inject
    Sessions sessions;

    // tag::roles[]
    @DisplayName("is deleted")
    @ParameterizedTest(name = "{0} by {1}: {2} {3}")
    @CsvSource({
            "COMPLETED, resource_user resource_admin, 204,",
            "ERROR,     resource_admin, 204,",
            "PENDING,   resource_admin, 409, pull_error-in_progress",
            "COMPLETED, resource_user,  403, auth_error-forbidden",
            "COMPLETED, '',             403, auth_error-forbidden",
            "COMPLETED, ,               401, auth_error-unauthenticated" })
    void isDeleted(DownloadStatus held, String roles, int status, String code) {
        String id = record(held.name() + roles, held);

        delete(id, roles).expectStatus(status, code);

        assertEquals(status == 204 ? 0 : 1, requests.count("id", id));
    }
    // end::roles[]

    @DisplayName("is not there")
    @ParameterizedTest(name = "for {0}: {1} {2}")
    @CsvSource({ "resource_admin, 404, pull_error-not_found", "resource_user, 403, auth_error-forbidden",
            ", 401, auth_error-unauthenticated" })
    void isNotThere(String roles, int status, String code) {
        delete("none", roles).expectStatus(status, code);
    }

    private String record(String filename, DownloadStatus status) {
        String id = requests.create("deletealias", filename).id;
        if (status != PENDING) {
            requests.update(id, status, null, 0);
        }
        return id;
    }

    // tag::roles[]

    /** @param roles separated by spaces; null for somebody who has not logged in */
    private HandlerResponse delete(String id, String roles) {
        HandlerSession user = sessions.open("user");
        if (roles != null) {
            user = user.as("user", roles.isEmpty() ? new String[0] : roles.split(" "));
        }
        return client.delete("/modelfiles/pull/{id}").pathParam("id", id).as(user).send();
    }
    // end::roles[]
}
