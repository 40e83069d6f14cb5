package io.quarkiverse.handlertesting.modelhub.pull;

import static io.restassured.RestAssured.given;

import java.util.Map;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** The request that the tests of this package send. */
final class PullRequests {

    private PullRequests() {
    }

    static ValidatableResponse pull(String repo, String filename) {
        return given().contentType(ContentType.JSON).body(Map.of("repo", repo, "filename", filename))
                .post("/modelfiles/pull").then();
    }
}
