package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.github.tomakehurst.wiremock.matching.MatchResult;

import io.quarkiverse.handlertesting.runtime.internal.cause.TestCauses;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journals;
import io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock.StubFiles;
import io.quarkiverse.handlertesting.upstream.MockUpstream;

/** No test sees the stubs of another test. */
class IsolatedStubsTest {

    @TempDir
    Path files;
    private final TestRuns runs = TestCauses.runs(Journals::still);
    private Upstreams upstreams;
    private MockUpstream hub;

    @BeforeEach
    void start() throws IOException {
        Path mappings = Files.createDirectories(files.resolve("mappings"));
        Files.writeString(mappings.resolve("file.json"), """
                {"request": {"method": "GET", "url": "/file"},
                 "response": {"status": 200, "bodyFileName": "answer.txt"}}""");
        Files.writeString(Files.createDirectories(files.resolve("__files")).resolve("answer.txt"), "of a file");
        upstreams = new Upstreams(StubFiles.in(files), runs);
        hub = upstreams.upstream();
    }

    @AfterEach
    void close() {
        upstreams.close();
    }

    @Test
    void stubsOfFilesAnswerBeforeAnyTest() throws Exception {
        assertEquals("of a file", upstreams.get("/file").body());
        assertEquals(404, upstreams.get("/other").statusCode());
    }

    @Test
    void scenariosOfFilesAdvanceBeforeAnyTest() throws Exception {
        String state = """
                {"scenarioName": "s", "requiredScenarioState": "%s", "newScenarioState": "second",
                 "request": {"method": "GET", "url": "/state"}, "response": {"body": "%s"}}""";
        Files.writeString(files.resolve("mappings").resolve("first.json"), state.formatted("Started", "first"));
        Files.writeString(files.resolve("mappings").resolve("second.json"), state.formatted("second", "again"));
        try (Upstreams others = new Upstreams(files)) {
            assertEquals("first", others.get("/state").body());
            assertEquals("again", others.get("/state").body());
        }
    }

    @Test
    void theNextTestHasOnlyTheStubsOfFiles() throws Exception {
        TestRun first = runs.begin("PullTest.first");
        hub.stub(get("/models").willReturn(ok("first")));
        hub.setGlobalFixedDelay(1);
        assertEquals("first", upstreams.get("/models").body());
        runs.end(first);
        upstreams.tests.end(first, false, UpstreamPartition::unused);

        runs.begin("PullTest.second");
        assertEquals(404, upstreams.get("/models").statusCode());
        assertEquals("of a file", upstreams.get("/file").body());
        assertEquals(2, hub.getAllServeEvents().size());
        assertEquals(1, hub.getStubMappings().size());
        assertEquals(2, hub.calls().size());
    }

    @Test
    void stubsOfFilesReturnAfterATestResetAllMappings() throws Exception {
        TestRun test = runs.begin("PullTest.first");
        hub.stub(get("/models").willReturn(ok("first")));
        hub.wireMock().resetMappings();
        assertEquals(404, upstreams.get("/models").statusCode());
        runs.end(test);
        upstreams.tests.end(test, false, UpstreamPartition::unused);

        runs.begin("PullTest.second");
        assertEquals("of a file", upstreams.get("/file").body());
    }

    @Test
    void parallelTestsHaveTheirOwnStubs() throws Exception {
        TestRun first = runs.begin("PullTest.first");
        hub.stub(get("/models").willReturn(ok("first")));
        TestRun second = CompletableFuture.supplyAsync(() -> {
            TestRun begun = runs.begin("PullTest.second");
            hub.stub(get("/models").willReturn(ok("second")));
            return begun;
        }).join();

        assertEquals("first", upstreams.send(upstreams.request("/models", first)).body());
        assertEquals("second", upstreams.send(upstreams.request("/models", second)).body());
        assertEquals(1, first.journal().events().size());
        assertEquals("GET /pull", second.journal().events().get(0).cause().description());
    }

    @Test
    void aStubOfATestTakesPrecedenceOverFilesDespiteOtherTests() throws Exception {
        TestRun first = runs.begin("PullTest.first");
        upstreams.tests.find(first);
        CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 3; i++) {
                TestRun other = runs.begin("PullTest.other");
                upstreams.tests.find(other);
                runs.end(other);
                upstreams.tests.end(other, false, UpstreamPartition::unused);
            }
        }).join();
        hub.stub(get("/file").willReturn(ok("of the test")));
        assertEquals("of the test", upstreams.send(upstreams.request("/file", first)).body());
    }

    @Test
    void theReportIsMadeBeforeAnotherTestTakesThePartition() {
        TestRun first = runs.begin("PullTest.first");
        hub.stub(get("/models").willReturn(ok("first")));
        List<String> unused = upstreams.tests.end(first, false, stubs -> {
            runs.begin("PullTest.second");
            hub.stub(get("/second"));
            return stubs.unused();
        }).orElseThrow();
        assertEquals(List.of("GET /models"), unused);
    }

    @Test
    void aCallOfAnEndedTestIsRefused() throws Exception {
        TestRun first = runs.begin("PullTest.first");
        runs.end(first);
        upstreams.tests.end(first, false, UpstreamPartition::unused);
        TestRun second = runs.begin("PullTest.second");
        hub.stub(get("/models").willReturn(ok("second")));

        HttpResponse<String> late = upstreams.send(upstreams.request("/models", first));

        assertEquals(404, late.statusCode());
        assertEquals("The test PullTest.first, which this call belongs to, has ended.", late.body());
        assertEquals(0, second.journal().events().size());
        assertEquals("1 event of PullTest.first arrived during this test, and is not shown.",
                second.journal().timeline().strip());
        assertTrue(upstreams.tests.find(second).orElseThrow().unexpected().isEmpty());
    }

    @Test
    void aCallThatIsStillBeingAnsweredIsNotOneOfTheNextTest() throws Exception {
        CompletableFuture<Void> matching = new CompletableFuture<>();
        CompletableFuture<Void> ended = new CompletableFuture<>();
        TestRun first = runs.begin("PullTest.first");
        hub.stub(get("/models").andMatching(request -> {
            matching.complete(null);
            ended.orTimeout(10, TimeUnit.SECONDS).join();
            return MatchResult.exactMatch();
        }).willReturn(ok("first")));
        CompletableFuture<HttpResponse<String>> late = upstreams.client.sendAsync(upstreams.request("/models").build(),
                BodyHandlers.ofString());
        matching.orTimeout(10, TimeUnit.SECONDS).join();
        runs.end(first);
        upstreams.tests.end(first, false, UpstreamPartition::unused);

        runs.begin("PullTest.second");
        hub.stub(get("/models").willReturn(ok("second")));
        ended.complete(null);
        assertEquals("first", late.get(10, TimeUnit.SECONDS).body());
        hub.verify(0, anyRequestedFor(anyUrl()));
        assertEquals("second", upstreams.get("/models").body());
    }

    @Test
    void theFailureNamesAnUnreadableFile() throws IOException {
        Path broken = files.resolve("mappings").resolve("broken.json");
        Files.writeString(broken, "{\n  \"request\": {\n    \"method\": GET\n  }\n}");
        String message = assertThrows(IllegalStateException.class, () -> StubFiles.in(files)).getMessage();
        assertTrue(message.startsWith("The stub file " + broken + " cannot be read: Unrecognized token 'GET'"), message);
        assertTrue(message.contains("line: 3, column: 18"), message);
    }

    @Test
    void theFailureNamesAFileThatIsNotAStub() throws IOException {
        Path broken = files.resolve("mappings").resolve("broken.json");
        Files.writeString(broken, "{\"request\": {\"methd\": \"GET\"}}");
        String message = assertThrows(IllegalStateException.class, () -> StubFiles.in(files)).getMessage();
        assertTrue(message.startsWith("The stub file " + broken + " cannot be read: Unrecognized field \"methd\""), message);
    }
}
