package io.quarkiverse.handlertesting.modelhub.pull;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.EventSubscription;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.vertx.RunOnVertxContext;
import io.quarkus.test.vertx.UniAsserter;

/** Tests that run on an event loop, where code must not block. */
@QuarkusTest
@RunOnVertxContext
@DisplayName("On an event loop, a pull")
class PullOnAnEventLoopTest {

    @Inject
    HandlerClient client;
    @Inject
    Events events;
    @Inject
    Sessions sessions;
    @Upstream("huggingface")
    MockUpstream hub;

    // tag::event-loop[]
    @Test
    void isNotFoundByAnUnknownId(UniAsserter asserter) {
        asserter.assertThat(() -> client.get("/modelfiles/pull/none").as(sessions.open("alice")).sendAsync(),
                response -> response.expectError(404, "pull_error-not_found"));
    }

    @Test
    void continuesInTheBackground(UniAsserter asserter) {
        hub.stub(any(anyUrl()).willReturn(ok("bytes")));
        EventSubscription<DownloadCompleted> completed = events.subscribe(fired(DownloadCompleted.class));

        asserter.assertThat(() -> client.post("/modelfiles/pull").json(new PullRequest("loopalias", "loop.gguf")).sendAsync(),
                response -> response.expectStatus(201));
        asserter.assertThat(completed::next, event -> assertEquals("loop.gguf", event.filename()));
    }
    // end::event-loop[]

    // tag::refused[]
    @Test
    void cannotBeSentByABlockingCall(UniAsserter asserter) {
        asserter.execute(() -> {
            IllegalStateException refused = assertThrows(IllegalStateException.class, () -> client.get("/me").send());
            assertTrue(refused.getMessage().startsWith("send() would block the event loop thread "), refused::getMessage);
        });
    }
    // end::refused[]
}
