package io.quarkiverse.handlertesting.modelhub.health;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.modelhub.pull.PullRequest;
import io.quarkus.test.junit.QuarkusTest;

/** What the application answers by itself, without an upstream, wherever it runs. */
// tag::standalone[]
@QuarkusTest
@DisplayName("An application that is up")
class PingTest {

    HandlerClient client = HandlerClient.standalone(); // nothing is injected, so that PingIT can be the same

    @Test
    @DisplayName("answers a ping")
    void answersAPing() {
        client.get("/health/ping").send().expectStatus(200).expectBody(is("pong"));
    }

    @Test
    @DisplayName("says that it does not know a path")
    void saysThatItDoesNotKnowAPath() {
        client.get("/health/unknown").send().expectError(404, "http_error-404");
    }

    @Test
    @DisplayName("refuses a pull without a file")
    void refusesAPullWithoutAFile() {
        client.post("/modelfiles/pull").json(new PullRequest("testalias", " ")).send()
                .expectError(400, "validation_error")
                .expectBody("error.message", is("filename must not be blank"));
    }
    // end::standalone[]

    @Test
    @DisplayName("refuses what is not JSON")
    void refusesWhatIsNotJson() {
        client.post("/modelfiles/pull").body("testalias/model.gguf").send().expectError(415, "http_error-415");
    }

    @Test
    @DisplayName("tells how a path may be asked")
    void tellsHowAPathMayBeAsked() {
        client.options("/modelfiles/pull").send().expectStatus(200).expectHeader("Allow", containsString("POST"));
        client.head("/modelfiles/pull").send().expectStatus(200).expectBody(is(""));
    }

    @Test
    @DisplayName("begins a login")
    void beginsALogin() {
        client.post("/auth/initiate").send()
                .expectStatus(201)
                .expectHeader("Set-Cookie", startsWith("modelhub_session="))
                .expectBody("location", containsString("client_id=model-hub"));
    }
    // tag::standalone[]
}
// end::standalone[]
