package io.quarkiverse.handlertesting.modelhub.auth;

import static io.quarkiverse.handlertesting.http.TestUser.user;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkiverse.handlertesting.modelhub.pull.DownloadRequests;
import io.quarkiverse.handlertesting.modelhub.pull.DownloadStatus;
import io.quarkus.test.junit.QuarkusTest;

/** Who may read the usage: an endpoint that requires a permission, whichever role brings it. */
@QuarkusTest
@DisplayName("The usage")
class UsagePermissionTest {

    @Inject
    HandlerClient client;
    @Inject
    DownloadRequests requests;

    // tag::permissions[]
    private static final TestUser AUDITOR = user("ann").permission("usage:read");

    @Test
    void isForAUserWithThePermission() {
        client.get("/usage").as(AUDITOR).send().expectStatus(200);
        client.get("/usage").as(user("ann").permission("usage:write")).send().expectError(403, "auth_error-forbidden");
        client.get("/usage").as(user("bob").role("resource_user")).send().expectError(403, "auth_error-forbidden");
        client.get("/usage").as(user("root").role("resource_admin")).send().expectStatus(200); // by an augmentor
    }
    // end::permissions[]

    @Test
    void saysWhatARefusedUserLacks() {
        // tag::refused[]
        HandlerResponse refused = client.get("/usage").as(user("bob").role("resource_user")).send();
        HttpAssertionError failure = assertThrows(HttpAssertionError.class, () -> refused.expectStatus(200));
        assertEquals("""
                Expected status 200, but it was 403:
                r1 GET /usage was answered with 403: it needs permission "usage:read" (UsageResource.usage);\
                 bob has role "resource_user" and no permissions.""",
                failure.getMessage().strip().lines().limit(2).collect(Collectors.joining("\n")));
        // end::refused[]
    }

    @Test
    void countsTheBytesOfAllPulls() {
        requests.update(requests.create("usage", "model.gguf").id, DownloadStatus.COMPLETED, null, 7);

        client.get("/usage").as(AUDITOR).send().expectBody("pulls", greaterThanOrEqualTo(1))
                .expectBody("bytes", greaterThanOrEqualTo(7));
    }
}
