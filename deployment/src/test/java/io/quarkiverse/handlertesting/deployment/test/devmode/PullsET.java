package io.quarkiverse.handlertesting.deployment.test.devmode;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static io.quarkiverse.handlertesting.events.Selectors.calls;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.deployment.test.devmode.Pulls.PullDone;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.ObserveCalls;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.junit.Case;
import io.quarkiverse.handlertesting.junit.CaseTest;
import io.quarkiverse.handlertesting.junit.Fixture;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;

/** Run by continuous testing inside {@link ContinuousTestingTest}, not by the build; hence the name. */
@QuarkusTest
@ObserveCalls(Pulls.class)
public class PullsET {

    @Inject
    Events events;
    @Inject
    Pulls pulls;
    @Inject
    Sessions sessions;
    @Inject
    HandlerClient client;
    @Inject
    @Upstream(value = "hub", property = "pulls.hub")
    MockUpstream hub;

    @BeforeEach
    void nothingIsLeftOfAnEarlierTestOrRun() {
        assertEquals(List.of(), events.seen());
        assertEquals(List.of(), sessions.open("alice").cookies());
        sessions.open("alice").withCookie("left", "behind");
    }

    @Test
    public void completes() {
        var done = events.subscribe(fired(PullDone.class));
        pulls.pull("model.gguf");
        assertEquals("model.gguf",
                done.await(event -> event.status().equals("COMPLETED"), "status is COMPLETED").file());
        var finish = events.subscribeFromStart(calls(Pulls.class, "finish"));
        assertEquals("model.gguf", finish.await().argument(0, String.class));
    }

    @Test
    public void leavesEventsBehind() {
        client.get("/unknown").send().expectStatus(404);
        var done = events.subscribe(fired(PullDone.class));
        pulls.pull("one");
        pulls.pull("two");
        assertEquals(2, done.take(2).size());
    }

    @Test
    public void hasNoStubOfAnEarlierRun() throws Exception {
        assertEquals(List.of(), hub.getStubMappings());
        hub.stub(get("/model.gguf").willReturn(ok("bytes")));
        URI address = URI.create(ConfigProvider.getConfig().getValue("pulls.hub", String.class) + "/model.gguf");
        assertEquals("bytes",
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body());
        assertEquals(1, hub.calls().size());
    }

    @CaseTest
    @Case(name = "now", value = "AT_ONCE")
    @Case(name = "then", value = "LATER")
    public void runsItsCases(Pulls.Way way, @Fixture StringBuilder file) {
        assertEquals("fresh", file.toString());
        file.append(way);
    }

    @Fixture
    StringBuilder file() {
        return new StringBuilder("fresh");
    }

    @Nested
    class Inside {

        @Test
        void aNestedTestHasItsOwnJournalToo() {
            var done = events.subscribe(fired(PullDone.class));
            pulls.pull("nested");
            assertEquals("nested", done.await().file());
        }
    }
}
