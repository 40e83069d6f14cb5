package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.ClueFinder;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene.Missing;
import io.quarkiverse.handlertesting.sse.SseFrame;
import io.quarkiverse.handlertesting.sse.SseLive;
import io.quarkiverse.handlertesting.sse.SseScript;
import io.quarkiverse.handlertesting.upstream.MockUpstream;

/** A failure shows what the streams of a mock have sent. */
@Timeout(60)
class UpstreamStreamsTest {

    private final Upstreams upstreams = new Upstreams(Path.of("no such directory"));
    private final MockUpstream hub = upstreams.upstream();
    private TestRun test;

    @BeforeEach
    void begin() {
        test = upstreams.runs.begin("ChatTest.streams");
    }

    @AfterEach
    void close() {
        upstreams.close();
    }

    private InputStream opened(HttpRequest.Builder request) throws Exception {
        return upstreams.client.send(request.build(), BodyHandlers.ofInputStream()).body();
    }

    private ClueFinder finder() {
        return upstreams.tests.find(test).orElseThrow().streamed();
    }

    private List<String> clues() {
        return finder().find(Scene.of(List.of())).stream().map(Clue::text).toList();
    }

    @Test
    void anOpenStreamHasSentFrames() throws Exception {
        SseLive live = hub.stubLive(get("/chat"));
        try (InputStream open = opened(upstreams.request("/chat"))) {
            assertEquals(
                    List.of("The mock upstream \"hub\" has sent nothing to an unattributed GET /chat, and the stream is open."),
                    clues());
            live.send("one");
            assertEquals(
                    List.of("The mock upstream \"hub\" has sent 1 frame to an unattributed GET /chat, and the stream is open."),
                    clues());
        }
        live.awaitDisconnected();
        assertEquals(List.of("The mock upstream \"hub\" has sent 1 frame to an unattributed GET /chat, and the application has"
                + " closed the stream."), clues());
    }

    @Test
    void anEndedStreamIsOver() throws Exception {
        hub.stub(get("/chat"), SseScript.of("one", "two"));
        opened(upstreams.request("/chat", test)).readAllBytes();
        assertEquals(List.of("The mock upstream \"hub\" has sent 2 frames to r1's GET /chat, and has ended the stream;"
                + " the head of r1's response has not come."), clues());
    }

    private RecordedEvent frame(int number) {
        return new RecordedEvent(number, 0, Origin.SSE, "message", SseFrame.data("one"), null, "main",
                new Cause(1, "GET /chat"), null, null);
    }

    @Test
    void anEndThatWasNotPassedOnIsNamed() throws Exception {
        hub.stub(get("/chat"), SseScript.of("one", "two"));
        opened(upstreams.request("/chat", test)).readAllBytes();
        Scene scene = new Scene(List.of(frame(1), frame(2)), OptionalLong.of(1), null, Missing.REST);
        assertEquals(List.of(new Clue(Weight.SHOWS, "The mock upstream \"hub\" has ended its stream, all of its 2 frames were"
                + " passed on, and r1's response has not ended.")), finder().find(scene));
        assertEquals(List.of(Weight.POINTS), finder().find(new Scene(List.of(frame(1)), OptionalLong.of(1), null, Missing.REST))
                .stream().map(Clue::weight).toList());
    }

    @Test
    void aScriptThatIsSplitSendsPieces() throws Exception {
        hub.stub(get("/chat"), SseScript.of("one").splitAt(3));
        opened(upstreams.request("/chat")).readAllBytes();
        assertEquals(
                List.of("The mock upstream \"hub\" has sent 2 pieces to an unattributed GET /chat, and has ended the stream."),
                clues());
    }

    @Test
    void aStreamOfAnotherRequestIsNotShown() throws Exception {
        hub.stub(get("/chat"), SseScript.of("one").every(ofMillis(1)));
        opened(upstreams.request("/chat", test)).readAllBytes();
        opened(upstreams.request("/chat")).readAllBytes();
        assertEquals(1, finder().find(new Scene(List.of(), OptionalLong.of(1), null)).size());
        assertEquals(0, finder().find(new Scene(List.of(), OptionalLong.of(2), null)).size());
    }

    @Test
    void onlyTheLastTwoAreShown() throws Exception {
        hub.stub(get("/chat"), SseScript.of("one"));
        for (int i = 0; i < 101; i++) {
            opened(upstreams.request("/chat")).readAllBytes();
        }
        assertEquals(2, clues().size());
    }
}
