package io.quarkiverse.handlertesting.modelhub.progress;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static io.quarkiverse.handlertesting.events.Selectors.all;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.ObserveCalls;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.modelhub.pull.DownloadRequests;
import io.quarkiverse.handlertesting.modelhub.pull.PullRequest;
import io.quarkiverse.handlertesting.sse.SseFrame;
import io.quarkiverse.handlertesting.sse.SseLive;
import io.quarkiverse.handlertesting.sse.SseSubscription;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;

/** The stream of events that shows how a pull goes. */
@QuarkusTest
@DisplayName("The progress stream of a pull")
@ObserveCalls(DownloadRequests.class)
class ProgressTest {

    @Inject
    Events events;
    @Inject
    HandlerClient client;
    @Inject
    @Upstream("huggingface")
    MockUpstream hub;

    @AfterEach
    void end() {
        events.awaitIdle(); // no download outlives its test
    }

    private String pull(String file) {
        return client.post("/modelfiles/pull").json(new PullRequest("testalias", file)).send().expectStatus(201).path("id");
    }

    // tag::progress[]
    @Test
    void isKeptAliveUntilThePullEnds() {
        SseLive file = hub.stubLive(get("/repos/testalias/progress.gguf")); // open until the test ends it
        String id = pull("progress.gguf");

        SseSubscription progress = client.get("/progress/{id}", id).sse();

        assertEquals(Map.of("id", id), progress.<Map<String, String>> json(Map.class));
        assertEquals("heartbeat", progress.awaitComment());
        file.send("bytes").end();
        SseFrame completed = progress.await("completed");
        assertEquals("2", completed.id());
        progress.awaitCompletion();
    }
    // end::progress[]

    @Test
    void reportsTheCompletionOnlyAfterItIsStored() {
        SseLive file = hub.stubLive(get("/repos/testalias/stored.gguf"));
        var order = events.subscribe(all());
        String id = pull("stored.gguf");
        SseSubscription progress = client.get("/progress/{id}", id).sse().awaitOpen();

        file.send("bytes").end();
        progress.await("completed");

        List<String> names = order.seen().stream().map(RecordedEvent::name).toList();
        assertTrue(names.indexOf("DownloadRequests.update") < names.indexOf("completed"), names::toString);
    }

    @Test
    void reportsAnEndThatCameBeforeTheSubscription() {
        hub.stub(get("/repos/testalias/ended.gguf").willReturn(ok("bytes")));
        String id = pull("ended.gguf");
        events.awaitIdle();

        SseSubscription progress = client.get("/progress/{id}", id).sse();

        assertEquals("pending", progress.await().event());
        assertEquals("completed", progress.await().event());
        progress.awaitCompletion();
    }

    @Test
    void isNotFoundForAnUnknownPull() {
        client.get("/progress/{id}", "none").send().expectStatus(404);
    }
}
