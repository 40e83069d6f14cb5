package io.quarkiverse.handlertesting.modelhub.pull;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static io.quarkiverse.handlertesting.events.Selectors.sent;
import static io.quarkiverse.handlertesting.modelhub.pull.PullRequests.pull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;

/** The messages that the application sends. */
@QuarkusTest
@DisplayName("The message of a download")
class DownloadMessageTest {

    @Inject
    Events events;
    @Inject
    HandlerClient client;
    @Inject
    @Upstream("huggingface")
    MockUpstream hub;

    @Test
    void isSentWhenTheDownloadHasCompleted() {
        hub.stub(get("/repos/testalias/message.gguf").willReturn(ok("bytes")));
        var messages = events.subscribe(sent("downloads", DownloadCompleted.class));

        String id = pull(client, "testalias", "message.gguf").expectStatus(201).path("id");

        assertEquals(new DownloadCompleted(id, "testalias", "message.gguf", 5), messages.await());
    }

    @Test
    void hasTheRepositoryAsItsKey() {
        hub.stub(get("/repos/testalias/key.gguf").willReturn(ok("bytes")));
        var messages = events.subscribe(sent("downloads"));

        pull(client, "testalias", "key.gguf").expectStatus(201);

        ChannelMessage message = messages.await();
        assertEquals("testalias", message.key());
        assertEquals("model-downloads", message.topic());
    }

    @Test
    void isNotSentWhenTheDownloadHasFailed() {
        hub.stub(get("/repos/testalias/silent.gguf").willReturn(serverError()));
        var messages = events.subscribe(sent("downloads"));

        pull(client, "testalias", "silent.gguf").expectStatus(201);

        events.awaitIdle();
        messages.expectNone();
    }
}
