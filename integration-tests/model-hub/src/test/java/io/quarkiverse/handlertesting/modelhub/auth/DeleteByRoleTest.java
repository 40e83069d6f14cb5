package io.quarkiverse.handlertesting.modelhub.auth;

import static io.quarkiverse.handlertesting.junit.Case.NULL;
import static io.quarkiverse.handlertesting.modelhub.pull.DownloadStatus.PENDING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerRequest;
import io.quarkiverse.handlertesting.junit.Case;
import io.quarkiverse.handlertesting.junit.CaseTest;
import io.quarkiverse.handlertesting.modelhub.pull.DownloadRequests;
import io.quarkiverse.handlertesting.modelhub.pull.DownloadStatus;
import io.quarkus.test.junit.QuarkusTest;

/** Which role may delete which pull. */
@QuarkusTest
@DisplayName("A request to delete a pull")
class DeleteByRoleTest {

    @Inject
    HandlerClient client;
    @Inject
    DownloadRequests requests;

    // tag::roles[]
    @CaseTest
    @Case(name = "to an admin for a completed pull", value = { "COMPLETED", "resource_admin", "204" })
    @Case(name = "to an admin for a failed pull", value = { "ERROR", "resource_admin", "204" })
    @Case(name = "to an admin for a running pull", value = { "PENDING", "resource_admin", "409", "pull_error-in_progress" })
    @Case(name = "to a user for a completed pull", value = { "COMPLETED", "resource_user", "403", "auth_error-forbidden" })
    @Case(name = "to a guest for a completed pull", value = { "COMPLETED", "resource_guest", "403", "auth_error-forbidden" })
    @Case(name = "without a login for a completed pull", value = { "COMPLETED", NULL, "401", "auth_error-unauthenticated" })
    void isAnswered(DownloadStatus pull, String role, int status, String code) {
        String id = record(pull.name() + role, pull);

        HandlerRequest delete = client.delete("/modelfiles/pull/{id}").pathParam("id", id);
        (role == null ? delete : delete.as("user", role)).send().expectStatus(status, code);

        assertEquals(status == 204 ? 0 : 1, requests.count("id", id));
    }
    // end::roles[]

    @CaseTest
    @Case(name = "to an admin", value = { "resource_admin", "404", "pull_error-not_found" })
    @Case(name = "to a user", value = { "resource_user", "403", "auth_error-forbidden" })
    @Case(name = "without a login", value = { NULL, "401", "auth_error-unauthenticated" })
    void isRefusedForAnUnknownId(String role, int status, String code) {
        HandlerRequest delete = client.delete("/modelfiles/pull/none");
        (role == null ? delete : delete.as("user", role)).send().expectStatus(status, code);
    }

    private String record(String filename, DownloadStatus status) {
        String id = requests.create("deletealias", filename).id;
        if (status != PENDING) {
            requests.update(id, status, null, 0);
        }
        return id;
    }
}
