package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.sse.SseScript;
import io.quarkiverse.handlertesting.upstream.MockUpstream;

/** A test leaves its stubs to the next test only if both tests keep stubs. */
class KeptStubsTest {

    private final Upstreams upstreams = new Upstreams(Path.of("no such directory"));
    private final MockUpstream hub = upstreams.upstream();
    private final UpstreamGroup group = new UpstreamGroup(List.of(upstreams.tests), true, UpstreamWiring.NONE);

    @AfterEach
    void close() {
        upstreams.close();
    }

    private TestRun begin(boolean keeps) {
        TestRun test = upstreams.runs.begin("PullTest.pull");
        group.begin(test, keeps);
        return test;
    }

    private UpstreamEnd end(TestRun test, boolean keeps) {
        upstreams.runs.end(test);
        return group.end(test, keeps, List.of(getClass()));
    }

    @Test
    void stubsStreamsScenariosAndCallsAreKept() throws Exception {
        TestRun first = begin(true);
        hub.stub(get("/state").inScenario("s").willSetStateTo("second").willReturn(ok("first")));
        hub.stub(get("/state").inScenario("s").whenScenarioStateIs("second").willReturn(ok("second")));
        hub.stub(get("/chat"), SseScript.of("one"));
        assertEquals("first", upstreams.get("/state").body());
        end(first, true);

        begin(true);
        assertEquals(1, hub.findAll(getRequestedFor(anyUrl())).size());
        assertEquals(List.of(), hub.calls(), "awaitCall must not find a call of another test");
        assertEquals("second", upstreams.get("/state").body());
        assertEquals("data: one\n\n", upstreams.get("/chat").body());
        hub.verify(3, getRequestedFor(anyUrl()));
    }

    @Test
    void problemsAreReportedOnce() throws Exception {
        TestRun first = begin(true);
        hub.stub(get("/models").willReturn(ok()));
        upstreams.get("/models");
        upstreams.get("/other");
        assertEquals(1, end(first, true).upstreams().get(0).unexpected().size());

        UpstreamEnd second = end(begin(true), true);
        assertEquals(List.of(), second.upstreams().get(0).unexpected());
        assertEquals(List.of(), second.upstreams().get(0).unused());
    }

    @Test
    void aTestThatDoesNotKeepReceivesNothing() throws Exception {
        TestRun first = begin(true);
        hub.stub(any(anyUrl()).willReturn(ok()));
        end(first, true);

        TestRun second = begin(false);
        assertEquals(404, upstreams.get("/models").statusCode());
        end(second, true);
        begin(true);
        assertEquals(List.of(), hub.getStubMappings());
        assertEquals(1, hub.getAllServeEvents().size());
    }

    @Test
    void aTestThatDoesNotKeepLeavesNothing() throws Exception {
        TestRun first = begin(false);
        hub.stub(any(anyUrl()).willReturn(ok()));
        end(first, false);

        begin(true);
        assertEquals(404, upstreams.get("/models").statusCode());
    }

    private static class Pulls {

        private static class Fast {
        }
    }

    /** The classes begin as JUnit begins them: a nested one after the tests of its outer class. */
    @Test
    void stubsOfAClassJoinThoseThatAreKept() throws Exception {
        group.beginClass(getClass());
        hub.stub(get("/models").willReturn(ok("of the first class")));
        TestRun first = begin(true);
        hub.stub(get("/tags").willReturn(ok("of a test")));
        end(first, true);

        group.beginClass(Pulls.class);
        hub.stub(get("/models").willReturn(ok("of the class")));
        end(begin(true), true);
        group.beginClass(Pulls.Fast.class);
        hub.stub(get("/fast").willReturn(ok("of the nested class")));
        begin(true);
        assertEquals("of a test", upstreams.get("/tags").body());
        assertEquals("of the class", upstreams.get("/models").body());
        assertEquals("of the nested class", upstreams.get("/fast").body());
    }

    @Test
    void aStubOfAClassThatATestRemovesIsNotAddedAgain() throws Exception {
        group.beginClass(getClass());
        hub.stub(get("/models").willReturn(ok()));
        TestRun first = begin(true);
        hub.getStubMappings().forEach(hub::removeStub);
        end(first, true);

        begin(true);
        assertEquals(404, upstreams.get("/models").statusCode());
    }

    @Test
    void onlyTheLastTestLeavesItsStubs() throws Exception {
        TestRun first = begin(true);
        hub.stub(any(anyUrl()).willReturn(ok()));
        end(first, true);
        end(begin(false), false);

        begin(true);
        assertEquals(404, upstreams.get("/models").statusCode());
    }
}
