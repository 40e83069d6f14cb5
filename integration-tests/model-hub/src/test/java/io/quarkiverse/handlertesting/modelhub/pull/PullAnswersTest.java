package io.quarkiverse.handlertesting.modelhub.pull;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static io.quarkiverse.handlertesting.http.Errors.error;
import static io.quarkiverse.handlertesting.modelhub.pull.PullRequests.pull;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.junit.Case;
import io.quarkiverse.handlertesting.junit.CaseTest;
import io.quarkiverse.handlertesting.junit.Fixture;
import io.quarkiverse.handlertesting.junit.Values;
import io.quarkiverse.handlertesting.modelhub.fixture.HeldFile;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** The responses to a pull. */
@QuarkusTest
@DisplayName("A pull")
class PullAnswersTest {

    @Inject
    HandlerClient client;
    @Upstream("huggingface")
    MockUpstream hub;

    // tag::answers[]
    @CaseTest
    @Case(name = "if its file is free", value = { "free.gguf", "201" })
    @Case(name = "if it names no file", value = { "", "400", "validation_error" })
    @Case(name = "if its file is held", value = { HeldFile.FILENAME, "409", "pull_error-file_already_exists" })
    void isAnswered(String filename, int status, String code, @Fixture HeldFile held) {
        hub.stub(any(anyUrl()).willReturn(ok("bytes")));

        pull(client, held.repo(), filename).expectStatus(status, code);
    }
    // end::answers[]

    // tag::rest-assured[]
    @DisplayName("is refused through RestAssured too")
    @CaseTest
    @Case(name = "if it names no file", value = "validation_error")
    void isRefusedThroughRestAssuredToo(String code, @Values({ "", " ", "\t" }) String filename) {
        ValidatableResponse response = pull("testalias", filename);

        response.spec(error(400, code));
    }
    // end::rest-assured[]
}
