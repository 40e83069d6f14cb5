package io.quarkiverse.handlertesting.modelhub.pull;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static io.quarkiverse.handlertesting.events.Selectors.calls;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.modelhub.pull.DownloadStatus.COMPLETED;
import static io.quarkiverse.handlertesting.modelhub.pull.DownloadStatus.ERROR;
import static io.quarkiverse.handlertesting.modelhub.pull.PullRequests.pull;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.MethodCall;
import io.quarkiverse.handlertesting.events.ObserveCalls;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.junit.FailOnUnread;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;

/**
 * A pull answers at once and continues in the background, so each test awaits an event of the background work. The first
 * test sends its request with RestAssured, the others with the client: the journal records both.
 */
// tag::pull[]
@QuarkusTest
@ObserveCalls(DownloadRequests.class) // calls of this bean become events
@DisplayName("A pull")
// end::pull[]
// tag::pull[]
class PullTest {

    @Inject
    Events events; // the journal of this test
    // end::pull[]
    @Inject
    HandlerClient client;
    @Inject
    DownloadRequests requests;
    @Inject
    @Upstream("huggingface")
    MockUpstream hub;

    @AfterEach
    void end() {
        events.awaitIdle(); // no download outlives its test
    }

    // tag::pull[]

    @Test
    void completesInTheBackground() {
        hub.stub(get("/repos/testalias/model.gguf").willReturn(ok("bytes")));
        var updates = events.subscribe(calls(DownloadRequests.class, "update")); // before the request

        String id = pull("testalias", "model.gguf").statusCode(201).body("status", is("PENDING")).extract().path("id");

        MethodCall update = updates.await(); // after it
        assertEquals(id, update.argument(0, String.class));
        given().get("/modelfiles/pull/" + id).then().body("status", is("COMPLETED"), "downloadedBytes", is(5));
    }
    // end::pull[]

    @Test
    void saysWhereItsRequestCanBeSeen() {
        hub.stub(get("/repos/testalias/location.gguf").willReturn(ok("bytes")));
        var completed = events.subscribe(fired(DownloadCompleted.class));
        var created = pull(client, "testalias", "location.gguf").expectStatus(201);

        String id = created.path("id");
        created.expectLocation(endsWith("/modelfiles/pull/" + id));
        assertEquals(id, completed.await().id());
    }

    // tag::failure[]
    @Test
    @FailOnUnread // no event of a subscription may be left unread
    void keepsTheReasonWhenTheUpstreamFails() {
        hub.stub(get("/repos/testalias/broken.gguf").willReturn(serverError()));
        var failed = events.subscribe(fired(DownloadFailed.class));

        String id = pull(client, "testalias", "broken.gguf").expectStatus(201).path("id");

        DownloadFailed failure = failed.await(event -> event.id().equals(id), "id is " + id);
        assertTrue(failure.reason().contains("500"), failure.reason());
        assertEquals(ERROR, requests.get(id).status);
    }
    // end::failure[]

    @Test
    void canBeRetriedAfterAFailure() {
        hub.stub(get("/repos/testalias/flaky.gguf").willReturn(serverError()));
        var updates = events.subscribe(calls(DownloadRequests.class, "update"));

        pull(client, "testalias", "flaky.gguf").expectStatus(201);
        assertEquals(ERROR, updates.await().argument(1, DownloadStatus.class));

        hub.stub(get("/repos/testalias/flaky.gguf").willReturn(ok("bytes")));
        pull(client, "testalias", "flaky.gguf").expectStatus(201);
        assertEquals(COMPLETED, updates.await().argument(1, DownloadStatus.class));
    }

    // tag::several[]
    @Test
    void isIdentifiedByTheArgumentsOfItsCalls() {
        hub.stub(get("/repos/testalias/slow.gguf").willReturn(ok("bytes").withFixedDelay(100)));
        hub.stub(get("/repos/testalias/fast.gguf").willReturn(ok("bytes")));
        var updates = events.subscribe(calls(DownloadRequests.class, "update"));

        String slow = pull(client, "testalias", "slow.gguf").path("id");
        String fast = pull(client, "testalias", "fast.gguf").path("id");

        assertEquals(2, updates.awaitCount(2).size());
        assertTrue(updates.seen().stream().anyMatch(call -> call.arguments().contains(slow) && call.succeeded()));
        assertTrue(updates.seen().stream().anyMatch(call -> call.arguments().contains(fast) && call.succeeded()));
    }
    // end::several[]
}
