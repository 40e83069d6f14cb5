package io.quarkiverse.handlertesting.modelhub.pull;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.headRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.notFound;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.quarkiverse.handlertesting.events.Selectors.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;

/** The test is the outside world: it sends the messages that the application consumes. */
@QuarkusTest
@DisplayName("A release")
class ReleaseTest {

    @Inject
    Events events;
    @Inject
    Channels channels;
    @Inject
    @Upstream("huggingface")
    MockUpstream hub;

    @Test
    void isPulled() {
        hub.stub(head(urlEqualTo("/repos/acme/released.gguf")).willReturn(ok()));
        hub.stub(get("/repos/acme/released.gguf").willReturn(ok("bytes")));
        var pulled = events.subscribe(sent("downloads", DownloadCompleted.class));

        channels.send("releases", new Release("acme", "released.gguf")).expectAck();

        assertEquals("released.gguf", pulled.await().filename());
    }

    // tag::retry[]
    @Test
    void isTriedAgainUntilItsFileIsThere() {
        hub.stub(head(urlEqualTo("/repos/acme/late.gguf")).inScenario("late").willReturn(notFound()).willSetStateTo("there"));
        hub.stub(head(urlEqualTo("/repos/acme/late.gguf")).inScenario("late").whenScenarioStateIs("there").willReturn(ok()));
        hub.stub(get("/repos/acme/late.gguf").willReturn(ok("bytes")));
        var pulled = events.subscribe(sent("downloads", DownloadCompleted.class));

        channels.send("releases", new Release("acme", "late.gguf")).expectAck();

        assertEquals("late.gguf", pulled.await().filename());
        assertEquals(2, hub.calls(headRequestedFor(urlEqualTo("/repos/acme/late.gguf"))).size());
    }
    // end::retry[]

    @Test
    void isIgnoredIfItsFileNeverComes() {
        hub.stub(head(urlEqualTo("/repos/acme/never.gguf")).willReturn(notFound()));

        channels.send("releases", new Release("acme", "never.gguf")).expectNack(WebApplicationException.class);

        assertEquals(3, hub.calls(headRequestedFor(urlEqualTo("/repos/acme/never.gguf"))).size());
    }
}
