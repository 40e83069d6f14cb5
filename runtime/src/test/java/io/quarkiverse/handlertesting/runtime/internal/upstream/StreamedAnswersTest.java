package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.ndjson.NdjsonLive;
import io.quarkiverse.handlertesting.ndjson.NdjsonScript;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.sse.SseFrame;
import io.quarkiverse.handlertesting.sse.SseLive;
import io.quarkiverse.handlertesting.sse.SseParser;
import io.quarkiverse.handlertesting.sse.SseScript;
import io.quarkiverse.handlertesting.upstream.MockUpstream;

/** An upstream sends streams event by event, and cuts them. */
@Timeout(60)
class StreamedAnswersTest {

    private final Upstreams upstreams = new Upstreams(Path.of("no such directory"));
    private final MockUpstream llm = upstreams.upstream();
    private TestRun test;

    @BeforeEach
    void begin() {
        test = upstreams.runs.begin("ChatTest.streams");
    }

    @AfterEach
    void close() {
        upstreams.close();
    }

    private InputStream opened(String path) throws Exception {
        return opened(path, "text/event-stream");
    }

    private InputStream opened(String path, String type) throws Exception {
        HttpResponse<InputStream> response = upstreams.client
                .send(upstreams.request(path).POST(BodyPublishers.ofString("{}")).build(), BodyHandlers.ofInputStream());
        assertEquals(200, response.statusCode());
        assertEquals(type, response.headers().firstValue("content-type").orElseThrow());
        return response.body();
    }

    @Test
    void aScriptIsSentUnchanged() throws Exception {
        llm.stub(post("/chat"), SseScript.of("one", "two").every(ofMillis(1)).done("[DONE]"));
        List<SseFrame> frames = new ArrayList<>();
        byte[] bytes = opened("/chat").readAllBytes();
        new SseParser(frames::add).parse(bytes, 0, bytes.length);
        assertEquals(List.of("one", "two", "[DONE]"), frames.stream().map(SseFrame::data).toList());
        assertEquals("hub POST /chat -> 200", llm.calls().get(0).toString());
        assertEquals("{}", llm.calls().get(0).request().getBodyAsString());
    }

    @Test
    void anEditedStubAnswersWithItsResponse() throws Exception {
        UUID chat = llm.stub(post("/chat"), SseScript.of("one")).getId();
        llm.editStub(post("/chat").withId(chat).willReturn(ok("no stream")));
        assertEquals("no stream", upstreams.post("/chat", "text/plain", "").body());
    }

    @Test
    void aScriptOfJsonLinesIsSentUnchanged() throws Exception {
        llm.stub(post("/export"), NdjsonScript.of("1", "2").every(ofMillis(1)));
        assertEquals("1\n2\n", new String(opened("/export", "application/x-ndjson").readAllBytes(), StandardCharsets.UTF_8));
        assertEquals("hub POST /export -> 200", llm.calls().get(0).toString());
    }

    @Test
    void anItemArrivesBeforeTheNextIsSent() throws Exception {
        NdjsonLive live = llm.stubLiveNdjson(post("/export"));
        try (InputStream body = opened("/export", "application/x-ndjson")) {
            live.send("1");
            assertEquals("1\n", new String(body.readNBytes(2), StandardCharsets.UTF_8));
            live.send("2").end();
            assertEquals("2\n", new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** The JDK's client drops the bytes that no reader has taken when the cut arrives: the next test reads them first. */
    @Test
    void aScriptCanCutTheConnection() throws Exception {
        llm.stub(post("/chat"), SseScript.of("one").cut());
        assertThrows(IOException.class, opened("/chat")::readAllBytes);
    }

    @Test
    void aStreamCanBeCutAfterAnEvent() throws Exception {
        SseLive live = llm.stubLive(post("/chat"));
        try (InputStream body = opened("/chat")) {
            live.send("one");
            assertEquals("data: one\n\n", new String(body.readNBytes(11), StandardCharsets.UTF_8));
            live.cut();
            assertThrows(IOException.class, body::readAllBytes);
        }
    }

    @RepeatedTest(50)
    void anEventArrivesBeforeTheNextIsSent() throws Exception {
        SseLive live = llm.stubLive(post("/chat"));
        try (InputStream body = opened("/chat")) {
            live.send("one");
            assertEquals("data: one\n\n", new String(body.readNBytes(11), StandardCharsets.UTF_8));
            live.send("two").end();
            assertEquals("data: two\n\n", new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void aDisconnectedClientIsNoticed() throws Exception {
        SseLive live = llm.stubLive(post("/chat"));
        InputStream body = opened("/chat");
        live.awaitConnected();
        body.close();
        live.awaitDisconnected();
    }

    @Test
    void anOpenStreamIsCutAtTheEndOfItsTestAndNamed() throws Exception {
        llm.stubLive(post("/chat"));
        llm.stub(get("/ended"), SseScript.of("one"));
        assertEquals("data: one\n\n", upstreams.get("/ended").body());
        InputStream body = opened("/chat");
        UpstreamPartition stubs = upstreams.tests.find(test).orElseThrow();
        assertEquals(Set.of("POST /chat"), stubs.cutAll());
        assertThrows(IOException.class, body::readAllBytes);
        assertTrue(stubs.unexpected().isEmpty());
    }

    @Test
    void aStreamOpenedAfterTheEndIsCutToo() throws Exception {
        llm.stub(get("/chat"), SseScript.of("one").stall());
        upstreams.tests.find(test).orElseThrow().cutAll();
        assertThrows(IOException.class, () -> upstreams.get("/chat"));
    }

    @Test
    void theStreamOfAnotherTestOnTheSameConnectionGoesOn() throws Exception {
        llm.stub(get("/ended"), SseScript.of("one"));
        assertEquals(Version.HTTP_2, upstreams.get("/ended").version());
        SseLive live = llm.stubLive(post("/chat"));
        InputStream body = opened("/chat");
        TestRun other = CompletableFuture.supplyAsync(() -> {
            TestRun begun = upstreams.runs.begin("ChatTest.other");
            llm.stubLive(get("/other"));
            return begun;
        }).join();
        InputStream others = upstreams.client
                .send(upstreams.request("/other", other).build(), BodyHandlers.ofInputStream()).body();

        assertEquals(Set.of("GET /other"), upstreams.tests.find(other).orElseThrow().cutAll());

        assertThrows(IOException.class, others::readAllBytes);
        live.send("one").end();
        assertEquals("data: one\n\n", new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }
}
