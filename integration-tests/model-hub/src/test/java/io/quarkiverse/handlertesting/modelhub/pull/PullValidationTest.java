package io.quarkiverse.handlertesting.modelhub.pull;

import static io.quarkiverse.handlertesting.modelhub.fixture.Refusals.refused;
import static io.quarkiverse.handlertesting.modelhub.pull.PullRequests.pull;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.junit.TestSetting;
import io.quarkiverse.handlertesting.modelhub.error.ApiException;
import io.quarkiverse.handlertesting.modelhub.error.ErrorResponse;
import io.quarkus.test.junit.QuarkusTest;

/** Refused requests start no download and call no upstream. Each test uses its own file. */
@QuarkusTest
@Tag("validation")
@DisplayName("A request for a pull is refused")
class PullValidationTest {

    @Inject
    HandlerClient client;
    @Inject
    DownloadRequests requests;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {
            "", "null", "{", "[]", "{}", "{\"repo\": {}, \"filename\": \"model.gguf\"}",
            "{\"repo\": \"\", \"filename\": \"model.gguf\"}", "{\"repo\": \"testalias\", \"filename\": \"  \"}" })
    void ifItsBodyIsInvalid(String body) {
        refused(post(body), 400, "validation_error");
    }

    @Test
    void withAMessageThatNamesEveryBlankField() {
        post("{\"repo\": \" \"}").expectBody("error.message", is("filename must not be blank, repo must not be blank"));
    }

    // tag::paused[]
    @Test
    @TestSetting(key = "model-hub.pulls.paused", value = "true")
    void whilePullsArePaused() {
        pull(client, "testalias", "paused.gguf").expectError(503, "pull_error-paused");
    }
    // end::paused[]

    @ParameterizedTest(name = "by a pull that is {0}")
    @EnumSource(names = { "PENDING", "COMPLETED" })
    void ifItsFileIsHeld(DownloadStatus held) {
        seed(held + ".gguf", held);

        refused(pull(client, "testalias", held + ".gguf"), 409, "pull_error-file_already_exists")
                .expectBody("error.message", containsString(held + ".gguf"));
    }

    @Test
    void byTheDatabaseIfItLosesARace() {
        requests.create("testalias", "race.gguf");

        ApiException refusal = assertThrows(ApiException.class, () -> requests.create("testalias", "race.gguf"));
        assertEquals("409 pull_error-file_already_exists", refusal.status() + " " + refusal.code());
        assertEquals(1, requests.count("filename", "race.gguf"));
    }

    @Test
    void ifItsIdIsUnknown() {
        refused(client.get("/modelfiles/pull/none").send(), 404, "pull_error-not_found");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = { "page=-1", "size=0", "size=101" })
    void ifItsPageIsOutOfRange(String query) {
        refused(client.get("/modelfiles/pull?" + query).send(), 400, "validation_error");
    }

    @Test
    void withTheCommonFormOfAllErrors() {
        ErrorResponse answer = post("{").expectHeader("Content-Type", startsWith("application/json")).json(ErrorResponse.class);

        assertEquals(new ErrorResponse.Error("validation_error", "body is not valid JSON", "invalid_request_error"),
                answer.error());
    }

    private void seed(String filename, DownloadStatus status) {
        requests.update(requests.create("testalias", filename).id, status, null, 0);
    }

    private HandlerResponse post(String body) {
        return client.post("/modelfiles/pull").json(body).send();
    }
}
