package io.quarkiverse.handlertesting.modelhub.pull;

import static io.restassured.RestAssured.given;

import java.util.Map;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** The request that the tests of this package send, with RestAssured or with the client. */
final class PullRequests {

    private PullRequests() {
    }

    /** With RestAssured. */
    static ValidatableResponse pull(String repo, String filename) {
        return given().contentType(ContentType.JSON).body(Map.of("repo", repo, "filename", filename))
                .post("/modelfiles/pull").then();
    }

    /** With the client. */
    static HandlerResponse pull(HandlerClient client, String repo, String filename) {
        return client.post("/modelfiles/pull").json(new PullRequest(repo, filename)).send();
    }
}
