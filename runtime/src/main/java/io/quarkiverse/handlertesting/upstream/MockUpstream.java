package io.quarkiverse.handlertesting.upstream;

import java.time.Duration;
import java.util.List;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.junit.Stubbing;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;

import io.quarkiverse.handlertesting.ndjson.NdjsonLive;
import io.quarkiverse.handlertesting.ndjson.NdjsonScript;
import io.quarkiverse.handlertesting.sse.SseLive;
import io.quarkiverse.handlertesting.sse.SseScript;

/**
 * A mock of a service that the application calls, injected with {@link Upstream}:
 *
 * <pre>
 * hub.stub(get("/repos/testalias/model.gguf").willReturn(ok("bytes"))); // WireMock's own DSL
 * llm.stub(post("/v1/chat/completions"), ChatCompletions.stream("Hel", "lo").done());
 * SseLive live = llm.stubLive(post("/v1/chat/completions")); // the test pushes
 * </pre>
 *
 * Stubs, scenarios and calls belong to the running test and end with it. Only the stubs in
 * {@code src/test/resources/upstreams/<name>/mappings} are there in each test, and those of a {@code @BeforeAll} method in each
 * test of its class. A call belongs to the test whose request caused
 * it; if the cause is unknown, to the running test. A call that no stub matches is answered with a 404, and the test fails at
 * its end, unless the cause is unknown and its class does not name the upstream: then the log reports the call.
 * <p>
 * {@link Stubbing} is WireMock's interface: {@code stubFor}, {@code verify} and all its other methods work as in WireMock.
 * Thread-safe. Use it while a test is running; stub also in {@code @BeforeAll}.
 */
public interface MockUpstream extends Stubbing {

    /** The name in {@link Upstream#value()}. */
    String name();

    /** The address, {@code http://localhost:43251}, without a path. It is the same as long as the application runs. */
    String url();

    /** The host of {@link #url()}, {@code localhost}. */
    String host();

    /** The port of {@link #url()}. */
    int port();

    /**
     * Adds a stub, as {@link #stubFor} does.
     *
     * @throws IllegalArgumentException if the stub can never match, such as a GET with a body
     */
    StubMapping stub(MappingBuilder mapping);

    /** Answers with a stream whose bytes the script defines. Any response that {@code mapping} defines is ignored. */
    StubMapping stub(MappingBuilder mapping, SseScript script);

    /** As {@link #stub(MappingBuilder, SseScript)}, with a stream of JSON lines. */
    StubMapping stub(MappingBuilder mapping, NdjsonScript script);

    /** Answers with a stream to which the test pushes events. The stream is cut at the end of the test. */
    SseLive stubLive(MappingBuilder mapping);

    /** Answers with a stream of JSON lines to which the test pushes items. The stream is cut at the end of the test. */
    NdjsonLive stubLiveNdjson(MappingBuilder mapping);

    /**
     * Waits for a call; returns at once if a matching call was made earlier in the test.
     *
     * @return the first call that matches
     * @throws AssertionError at the deadline of {@code quarkus.handler-testing.events.timeout}, with the timeline
     */
    UpstreamCall awaitCall(RequestPatternBuilder pattern);

    /** As {@link #awaitCall(RequestPatternBuilder)}, with another deadline. */
    UpstreamCall awaitCall(RequestPatternBuilder pattern, Duration deadline);

    /** The calls of this test so far, in order. */
    List<UpstreamCall> calls();

    /** The calls of this test so far that match, in order. */
    List<UpstreamCall> calls(RequestPatternBuilder pattern);

    /** The WireMock of this test, for scenarios and its other features. It has no listener of its own. */
    Admin wireMock();
}
