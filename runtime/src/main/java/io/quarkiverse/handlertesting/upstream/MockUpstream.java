package io.quarkiverse.handlertesting.upstream;

import java.time.Duration;
import java.util.List;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.junit.Stubbing;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;

import io.quarkiverse.handlertesting.sse.SseLive;
import io.quarkiverse.handlertesting.sse.SseScript;

/**
 * A service that the application calls, as the test wants it to be; to be injected with {@link Upstream}:
 *
 * <pre>
 * hub.stub(get("/repos/testalias/model.gguf").willReturn(ok("bytes"))); // WireMock's own DSL
 * llm.stub(post("/v1/chat/completions"), ChatCompletions.stream("Hel", "lo").done());
 * SseLive live = llm.stubLive(post("/v1/chat/completions")); // the test pushes
 * </pre>
 *
 * Stubs, scenarios and calls belong to the running test and end with it, those in
 * {@code src/test/resources/upstreams/<name>/mappings} excepted. A call belongs to the test whose request has led to it, else
 * to
 * the test that is running. A call that no stub matches is answered with a 404, and fails the test at its end.
 * <p>
 * {@link Stubbing} is WireMock's: {@code stubFor}, {@code verify} and all else mean what they mean there. Thread-safe; to be
 * used while a test is running.
 */
public interface MockUpstream extends Stubbing {

    /** As {@link Upstream#value()}. */
    String name();

    /** {@code http://localhost:43251}, without a path. As long as the application runs. */
    String url();

    /**
     * As {@link #stubFor}.
     *
     * @throws IllegalArgumentException if it can never match, as a GET with a body
     */
    StubMapping stub(MappingBuilder mapping);

    /** Answers with a stream, byte by byte as the script says; other definitions of an answer are ignored. */
    StubMapping stub(MappingBuilder mapping, SseScript script);

    /** Answers with a stream that the test pushes; it is cut at the end of the test. */
    SseLive stubLive(MappingBuilder mapping);

    /**
     * Waits for a call, also one that has come already.
     *
     * @return the first that matches
     * @throws AssertionError at the deadline of {@code quarkus.handler-testing.events.timeout}, with the timeline
     */
    UpstreamCall awaitCall(RequestPatternBuilder pattern);

    /** As {@link #awaitCall(RequestPatternBuilder)}, with another deadline. */
    UpstreamCall awaitCall(RequestPatternBuilder pattern, Duration deadline);

    /** The calls of this test until now, in order. */
    List<UpstreamCall> calls();

    /** Those that match. */
    List<UpstreamCall> calls(RequestPatternBuilder pattern);

    /** The WireMock of this test, which listens nowhere itself: for scenarios, and whatever else it can do. */
    Admin wireMock();
}
