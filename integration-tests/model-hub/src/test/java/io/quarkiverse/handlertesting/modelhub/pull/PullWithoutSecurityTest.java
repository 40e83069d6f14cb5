package io.quarkiverse.handlertesting.modelhub.pull;

import static org.hamcrest.Matchers.is;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkus.test.InjectMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;

/** One resource with mocks of its beans. Any user may call it. */
// tag::resource[]
@QuarkusTest
@TestSecurity(authorizationEnabled = false)
@DisplayName("The resource of pulls")
class PullWithoutSecurityTest {

    @InjectMock
    DownloadRequests requests;
    @Inject
    HandlerClient client;

    @Test
    void showsAPull() {
        when(requests.get("7")).thenReturn(DownloadRequest.pending("llama", "llama.gguf"));

        client.get("/modelfiles/pull/{id}", 7).send().expectStatus(200).expectBody("repo", is("llama"));
    }

    @Test
    void deletesAPullForWhoeverCalls() {
        client.delete("/modelfiles/pull/{id}", 7).send().expectStatus(204);

        verify(requests).deleteEnded("7");
    }
    // end::resource[]

    @Test
    void passesAnErrorOn() {
        when(requests.get(anyString())).thenThrow(PullErrors.notFound("7"));

        client.get("/modelfiles/pull/{id}", 7).send().expectError(404, "pull_error-not_found");
    }
    // tag::resource[]
}
// end::resource[]
