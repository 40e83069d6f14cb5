package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamWiring.Address;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/** The messages about what a test left at its upstreams. */
class UpstreamEndTest {

    private static final String UNNAMED = "UpstreamEndTest does not name the upstream hub, but @Upstream(\"hub\") of"
            + " UpstreamEndTest.Naming replaces hub.url and hub.copy in all tests of the module. Either name the upstream in"
            + " UpstreamEndTest too, and %s, or remove that @Upstream.";

    @TempDir
    Path files;
    private Upstreams upstreams;
    private MockUpstream hub;
    private TestRun test;

    @BeforeEach
    void begin() throws Exception {
        Files.writeString(Files.createDirectories(files.resolve("mappings")).resolve("file.json"),
                "{\"request\": {\"method\": \"GET\", \"url\": \"/file\"}, \"response\": {\"status\": 200}}");
        upstreams = new Upstreams(files);
        hub = upstreams.upstream();
        test = upstreams.runs.begin("PullTest.pull");
    }

    @AfterEach
    void close() {
        upstreams.close();
    }

    private UpstreamEnd end(boolean failsOnUnmatched) {
        return new UpstreamGroup(List.of(upstreams.tests), failsOnUnmatched, UpstreamWiring.NONE).end(test, false,
                List.of(UpstreamEndTest.class));
    }

    /** The end of a test of another class than the one that names the upstream. */
    private UpstreamEnd endUnnamed() {
        return unnamed().end(test, false, List.of(UpstreamEndTest.class));
    }

    private UpstreamGroup unnamed() {
        UpstreamWiring wiring = new UpstreamWiring(
                Map.of("hub", List.of(Address.of("hub.url"), Address.of("hub.copy"))),
                Map.of("hub", List.of(Naming.class.getName())), Map.of());
        return new UpstreamGroup(List.of(upstreams.tests), true, wiring);
    }

    private static final class Naming {
    }

    @Test
    void aTestThatLeftNothingHasNoMessages() throws Exception {
        hub.stub(get("/models").willReturn(ok()));
        upstreams.get("/models");
        UpstreamEnd end = end(true);
        assertEquals(Optional.empty(), end.unexpected());
        assertEquals(Optional.empty(), end.unanswered());
        assertEquals(Optional.empty(), end.unused());
        assertEquals(Optional.empty(), end.cut());
    }

    @Test
    void eachCallThatAStubCouldNotAnswerIsReported() throws Exception {
        hub.stub(get("/models/8").andMatching(request -> {
            throw new IllegalStateException("a mistake of the test");
        }).willReturn(ok()));
        hub.stub(get("/models/9").willReturn(ok().withHeader("X-Model", "a\r\nb")));
        assertEquals(500, upstreams.send(upstreams.request("/models/8", test)).statusCode());
        hub.removeStub(hub.getStubMappings().get(1));
        assertEquals(500, upstreams.get("/models/9").statusCode());

        assertEquals(
                List.of("hub GET /models/8 -> not answered: IllegalStateException: a mistake of the test",
                        "hub GET /models/9 -> 200"),
                hub.calls().stream().map(UpstreamCall::toString).toList());
        UpstreamEnd end = end(false);
        assertEquals(Optional.empty(), end.unexpected());
        assertEquals("""
                PullTest.pull caused 2 calls that an upstream could not answer:
                  hub: GET /models/8, caused by request 1: GET /pull
                    IllegalStateException: a mistake of the test
                  hub: GET /models/9, unattributed
                    IllegalArgumentException: MESSAGE
                The log has the stack traces.""",
                end.unanswered().orElseThrow().withoutEvents().replaceFirst("(IllegalArgumentException: ).*", "$1MESSAGE"));
    }

    @Test
    void eachUnexpectedCallIsReported() throws Exception {
        hub.stub(get("/models/7").willReturn(ok()));
        upstreams.get("/models/8");
        upstreams.send(upstreams.request("/models/9", test));
        assertEquals("""
                PullTest.pull caused 2 calls that no stub matches:
                  hub: GET /models/8, unattributed
                    the nearest stub is GET /models/7
                      URL was /models/8, expected /models/7
                  hub: GET /models/9, caused by request 1: GET /pull
                    the nearest stub is GET /models/7
                      URL was /models/9, expected /models/7
                Stub them, or allow such calls (quarkus.handler-testing.upstream.fail-on-unmatched=false).""",
                end(true).unexpected().orElseThrow().withoutEvents());
    }

    @Test
    void unexpectedCallsCanBeAllowed() throws Exception {
        upstreams.get("/a");
        assertEquals(Optional.empty(), end(false).unexpected());
    }

    @Test
    void unusedStubsAreReportedInOrder() throws Exception {
        hub.stub(post("/c").withName("first").atPriority(1));
        hub.stub(get("/a"));
        hub.stub(get("/b"));
        hub.stub(get("/d"));
        upstreams.get("/b");
        assertEquals("PullTest.pull has stubs that were never called, and has @FailOnUnusedStubs:"
                + "\n  hub: POST /c \"first\"\n  hub: GET /a\n  hub: GET /d",
                end(true).unused().orElseThrow().withoutEvents().stripTrailing());
    }

    @Test
    void openStreamsAreReported() throws Exception {
        hub.stubLive(get("/chat"));
        upstreams.client.send(upstreams.request("/chat").build(), BodyHandlers.ofInputStream());
        assertEquals("PullTest.pull ended while streams of its upstreams were open. They are cut now:\n  hub: GET /chat",
                end(true).cut().orElseThrow());
    }

    @Test
    void anUnexpectedCallOfAnUnnamedUpstreamIsExplained() throws Exception {
        upstreams.send(upstreams.request("/models", test));
        assertEquals(
                """
                        PullTest.pull caused 1 call that no stub matches:
                          hub: GET /models, caused by request 1: GET /pull
                            the nearest stub is GET /file
                              URL was /models, expected /file
                        %s
                        Stub them, or allow such calls (quarkus.handler-testing.upstream.fail-on-unmatched=false)."""
                        .formatted(UNNAMED.formatted("stub the call")),
                endUnnamed().unexpected().orElseThrow().withoutEvents());
    }

    /** A job of the application does not know which test is running. */
    @Test
    void aCallWithoutACauseOfAnUnnamedUpstreamFailsNoTest() throws Exception {
        UpstreamGroup all = unnamed();
        upstreams.get("/poll");
        UpstreamEnd end = all.end(test, false, List.of(UpstreamEndTest.class));
        assertEquals(Optional.empty(), end.unexpected());
        assertEquals(Optional.empty(), end.unnamed(false));
        assertEquals(
                """
                        While PullTest.pull ran, the application made a call that no request of the test led to, and that no stub answers:
                          hub: GET /poll, unattributed
                            the nearest stub is GET /file
                              URL was /poll, expected /file
                        It fails no test, and is reported once. A @Scheduled job may have sent it. Stubs in \
                        src/test/resources/upstreams/hub/mappings answer it in all tests. %test.quarkus.scheduler.enabled=false stops \
                        all jobs, the value "off" of its every or cron stops one.""",
                end.uncaused().orElseThrow());

        test = upstreams.runs.begin("PullTest.next");
        upstreams.get("/poll");
        assertEquals(Optional.empty(), all.end(test, false, List.of(UpstreamEndTest.class)).uncaused());
    }

    /** It may be a call of the test whose cause is lost. */
    @Test
    void aCallWithoutACauseFailsATestThatNamesItsUpstream() throws Exception {
        upstreams.get("/models");
        UpstreamEnd end = end(true);
        assertEquals(Optional.empty(), end.uncaused());
        assertEquals(1, end.upstreams().get(0).unexpected().size());
    }

    @Test
    void aCallWithoutACauseThatCannotBeAnsweredFailsNoTest() throws Exception {
        upstreams.close();
        Files.writeString(files.resolve("mappings/broken.json"), "{\"request\": {\"method\": \"GET\", \"url\": \"/models\"},"
                + " \"response\": {\"status\": 200, \"headers\": {\"X-Model\": \"a\\r\\nb\"}}}");
        upstreams = new Upstreams(files);
        test = upstreams.runs.begin("PullTest.pull");
        assertEquals(500, upstreams.get("/models").statusCode());
        UpstreamEnd end = endUnnamed();
        assertEquals(Optional.empty(), end.unanswered());
        assertTrue(end.uncaused().orElseThrow().contains("\n  hub: GET /models, unattributed\n    IllegalArgumentException: "),
                end::toString);
    }

    @Test
    void aFailureAfterACallOfAnUnnamedUpstreamIsExplained() throws Exception {
        upstreams.send(upstreams.request("/file", test));
        UpstreamEnd end = endUnnamed();
        assertEquals(Optional.empty(), end.unexpected());
        assertEquals("PullTest.pull failed after its application called the mock upstream hub. "
                + UNNAMED.formatted("stub the call"), end.unnamed(false).orElseThrow());
    }

    @Test
    void aFailureWithoutACallIsNotExplained() {
        assertEquals(Optional.empty(), endUnnamed().unnamed(true));
    }

    /** The application may have the keys already. */
    @Test
    void a401ByTheKeysOfAnUnnamedProviderIsExplained() {
        upstreams.tests.provider(engine -> {
        }, engine -> {
        });
        UpstreamEnd end = endUnnamed();
        assertEquals(Optional.empty(), end.unnamed(false));
        assertEquals("PullTest.pull failed after its application answered with 401; it verifies tokens by the keys of the mock"
                + " upstream hub. " + UNNAMED.formatted("take the tokens from its OidcUpstream"),
                end.unnamed(true).orElseThrow());
    }

    /** For example by a fixture that names it. */
    @Test
    void anUpstreamThatTheTestStubsIsNotUnnamed() throws Exception {
        hub.stub(get("/models"));
        upstreams.get("/other");
        assertEquals(Optional.empty(), endUnnamed().unnamed(true));
    }
}
