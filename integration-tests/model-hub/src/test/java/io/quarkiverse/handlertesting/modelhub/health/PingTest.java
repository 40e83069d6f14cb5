package io.quarkiverse.handlertesting.modelhub.health;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.modelhub.pull.PullRequest;
import io.quarkus.test.junit.QuarkusTest;

/** Responses that need no upstream, in process and from the packaged application. */
// tag::standalone[]
@QuarkusTest
@DisplayName("An application")
class PingTest {

    HandlerClient client = HandlerClient.standalone(); // not injected, so that PingIT can extend this class

    @Test
    void answersAPing() {
        client.get("/health/ping").send().expectStatus(200).expectBody(is("pong"));
    }

    @Test
    void reportsAnUnknownPath() {
        client.get("/health/unknown").send().expectError(404, "http_error-404");
    }

    @Test
    void refusesAPullWithoutAFile() {
        client.post("/modelfiles/pull").json(new PullRequest("testalias", " ")).send()
                .expectError(400, "validation_error")
                .expectBody("error.message", is("filename must not be blank"));
    }
    // end::standalone[]

    @Test
    @DisplayName("refuses a body that is not JSON")
    void refusesABodyThatIsNotJson() {
        client.post("/modelfiles/pull").body("testalias/model.gguf").send().expectError(415, "http_error-415");
    }

    @Test
    void listsTheMethodsOfAPath() {
        client.options("/modelfiles/pull").send().expectStatus(200).expectHeader("Allow", containsString("POST"));
        client.head("/modelfiles/pull").send().expectStatus(200).expectBody(is(""));
    }

    @Test
    void beginsALogin() {
        client.post("/auth/initiate").send()
                .expectStatus(201)
                .expectHeader("Set-Cookie", startsWith("modelhub_session="))
                .expectBody("location", containsString("client_id=model-hub"));
    }
    // tag::standalone[]
}
// end::standalone[]
