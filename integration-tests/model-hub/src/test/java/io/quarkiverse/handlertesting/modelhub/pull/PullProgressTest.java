package io.quarkiverse.handlertesting.modelhub.pull;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static io.quarkiverse.handlertesting.events.Selectors.calls;
import static io.quarkiverse.handlertesting.events.Selectors.committed;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.events.Selectors.named;
import static io.quarkiverse.handlertesting.events.Selectors.published;
import static io.quarkiverse.handlertesting.modelhub.pull.DownloadStatus.COMPLETED;
import static io.quarkiverse.handlertesting.modelhub.pull.PullRequests.pull;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.ObserveCalls;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;

/** The events that a pull fires in the application. */
@QuarkusTest
@ObserveCalls({ DownloadRequests.class, HuggingFace.class })
@DisplayName("The progress of a pull")
class PullProgressTest {

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
        hub.stub(any(anyUrl()).willReturn(ok("bytes")));
    }

    @AfterEach
    void end() {
        events.awaitIdle(); // no download outlives its test
    }

    // tag::bus[]
    @Test
    void isPublishedOnTheEventBus() {
        var started = events.subscribe(published("downloads.started"));
        var completed = events.subscribe(published("downloads.completed"));

        String id = pull(client, "testalias", "bus.gguf").path("id");

        assertEquals(id, started.await().body(String.class));
        assertEquals(id, completed.await().body(String.class));
    }
    // end::bus[]

    // tag::committed[]
    @Test
    void beginsWhenItsTransactionHasCommitted() {
        var queued = events.subscribe(committed(DownloadQueued.class));
        var started = events.subscribe(published("downloads.started"));

        pull(client, "testalias", "committed.gguf").expectStatus(201);

        assertEquals(new DownloadQueued("testalias", "committed.gguf"), queued.await());
        started.await();
    }
    // end::committed[]

    // tag::none[]
    @Test
    void doesNotBeginWhenTheFileIsThereAlready() {
        var updates = events.subscribe(calls(DownloadRequests.class, "update"));
        pull(client, "testalias", "twice.gguf").expectStatus(201);
        updates.await();

        pull(client, "testalias", "twice.gguf").expectStatus(409);

        events.awaitIdle();
        updates.expectNone(); // returns at once: nothing that could call it is running
    }
    // end::none[]

    // tag::stream[]
    @Test
    void canBeReadAsAStream() {
        var completed = events.subscribe(fired(DownloadCompleted.class));

        pull(client, "testalias", "one.gguf").expectStatus(201);
        pull(client, "testalias", "two.gguf").expectStatus(201);

        List<String> files = completed.stream().map(DownloadCompleted::filename).select().first(2)
                .collect().asList().await().atMost(ofSeconds(5));
        assertEquals(List.of("one.gguf", "two.gguf"), files.stream().sorted().toList());
    }
    // end::stream[]

    @Test
    @DisplayName("includes the calls of the REST client")
    void includesTheCallsOfTheRestClient() {
        var downloads = events.subscribe(calls(HuggingFace.class, "file"));

        pull(client, "testalias", "client.gguf").expectStatus(201);

        assertEquals(List.of("testalias", "client.gguf"), downloads.await().arguments());
    }

    // tag::timeline[]
    @Test
    void isRecordedInOrder() {
        var last = events.subscribe(named("downloads.completed"));

        pull(client, "testalias", "order.gguf").expectStatus(201);
        last.await();

        List<String> story = List.of("CDI DownloadQueued", "CDI_COMMITTED DownloadQueued", "CALL DownloadRequests.create",
                "EVENT_BUS downloads.started", "CALL HuggingFace.file", "CALL DownloadRequests.update",
                "CDI DownloadCompleted", "EVENT_BUS downloads.completed");
        assertEquals(story, events.seen().stream().map(event -> event.origin() + " " + event.name())
                .filter(story::contains).toList(), events::timeline);
    }
    // end::timeline[]

    // tag::story[]
    @Test
    void isShownByTheFailureMessage() {
        var failed = events.subscribe(fired(DownloadFailed.class));
        var last = events.subscribe(published("downloads.completed"));

        pull(client, "testalias", "story.gguf").expectStatus(201);
        last.await();

        var failure = assertThrows(EventAssertionError.class, () -> failed.within(ofMillis(50)).await());
        assertTrue(failure.getMessage().startsWith("Expected DownloadFailed within 50 ms, but in "), failure.getMessage());
        assertTrue(failure.getMessage().contains("EVENT_BUS      downloads.completed"), failure.getMessage());
    }
    // end::story[]

    /** An observer of the tests, which the download knows nothing of. */
    @Singleton
    static class FullDisk {

        void store(@Observes DownloadCompleted download) {
            if (download.filename().equals("huge.gguf")) {
                throw new IllegalStateException("no room for " + download.filename());
            }
        }
    }

    // tag::unseen[]
    @Test
    void completesAlthoughAnObserverFails() {
        String id = pull(client, "testalias", "huge.gguf").expectStatus(201).path("id");

        var failure = events.expectFailure(IllegalStateException.class); // in the background: no client gets it

        assertEquals("no room for huge.gguf", failure.getMessage());
        assertEquals(COMPLETED, requests.get(id).status);
    }
    // end::unseen[]
}
