package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.events.CallOut;
import io.quarkiverse.handlertesting.events.CallOut.Stage;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene.Missing;
import io.quarkiverse.handlertesting.upstream.MockUpstream;

/** A call that got no response may have gone to another address than that of the mock. */
@Timeout(60)
class UncalledUpstreamTest {

    private static final String SENTENCE = "Expected a client of the live stream within 5 s, but none has connected.";

    private final Upstreams upstreams = new Upstreams(Path.of("no such directory"));
    private final MockUpstream hub = upstreams.upstream();
    private TestRun test;

    @BeforeEach
    void begin() {
        test = upstreams.runs.begin("CatalogTest.delivers");
    }

    @AfterEach
    void close() {
        upstreams.close();
    }

    private void call(Stage stage) {
        CallOut call = new CallOut("GET", "http://localhost:8089/catalog", stage, stage == Stage.ANSWERED ? 200 : 0,
                ofMillis(2), 1, stage == Stage.ANSWERED ? null : "ConnectException: Connection refused");
        test.journal().append(Origin.CALL_OUT, "GET", now -> call, null, test.request("GET /catalog").cause());
    }

    private List<String> clues() {
        return test.story(SENTENCE, Missing.WHOLE).lines().filter(line -> line.contains("got no call")).toList();
    }

    @Test
    void namesTheAddressOfTheMock() {
        hub.stubFor(get("/catalog").willReturn(ok()));
        call(Stage.FAILED);
        assertEquals(List.of("The mock upstream \"hub\" got no call: its address is " + upstreams.servers.url("hub")
                + ", the value of hub.url."), clues());
    }

    @Test
    void notIfTheMockWasCalled() throws Exception {
        hub.stubFor(get("/catalog").willReturn(ok()));
        call(Stage.FAILED);
        upstreams.get("/catalog");
        assertEquals(List.of(), clues());
    }

    @Test
    void notIfTheTestDoesNotUseTheMock() {
        upstreams.tests.find(test);
        call(Stage.FAILED);
        assertEquals(List.of(), clues());
    }

    @Test
    void notIfNoCallFailed() {
        hub.stubFor(get("/catalog").willReturn(ok()));
        call(Stage.ANSWERED);
        assertEquals(List.of(), clues());
    }
}
