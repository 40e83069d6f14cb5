package io.quarkiverse.handlertesting.modelhub.pull;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.events.Selectors.named;
import static io.quarkiverse.handlertesting.modelhub.pull.DownloadStatus.COMPLETED;
import static io.quarkiverse.handlertesting.modelhub.pull.PullRequests.pull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.BusMessage;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.junit.FailOnLeftovers;
import io.quarkiverse.handlertesting.junit.FailOnUnattributed;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;

/** The cause of the background work of a pull, and its end. */
@QuarkusTest
@FailOnLeftovers
@FailOnUnattributed
@DisplayName("The background work of a pull")
class PullCauseTest {

    @Inject
    Events events;
    @Inject
    HandlerClient client;
    @Inject
    DownloadRequests requests;
    @Inject
    @Upstream("huggingface")
    MockUpstream hub;

    @BeforeEach
    void everyFileExists() {
        hub.stub(any(anyUrl()).willReturn(ok("bytes").withFixedDelay(20)));
    }

    // tag::idle[]
    @Test
    void canBeAwaitedAsAWhole() {
        String id = pull(client, "testalias", "idle.gguf").expectStatus(201).path("id");

        events.awaitIdle(); // the download, the update of its row, the messages and their consumers

        assertEquals(COMPLETED, requests.get(id).status);
        events.subscribe(fired(DownloadCompleted.class)).expectNone(); // returns at once: nothing that could fire it is running
    }
    // end::idle[]

    // tag::cause[]
    @Test
    void isAttributedToItsOwnRequest() {
        var completed = events.subscribe(named("downloads.completed"));
        pull(client, "testalias", "first.gguf").expectStatus(201); // request 1
        String second = pull(client, "testalias", "second.gguf").expectStatus(201).path("id"); // request 2

        RecordedEvent end = completed.await(event -> event.cause().number() == 2);
        assertEquals("request 2: POST /modelfiles/pull", end.cause().toString());
        assertEquals(second, ((BusMessage) end.payload()).body());
        events.awaitIdle(); // the first pull may still be running
    }
    // end::cause[]

    @Test
    void canBeAwaitedForOnePullAtATime() {
        var all = IntStream.range(0, 20).mapToObj(i -> pull(client, "testalias", "many" + i + ".gguf")).toList();
        all.forEach(events::awaitIdle);
        assertTrue(all.stream().allMatch(response -> requests.get(response.path("id")).status == COMPLETED));
    }
}
