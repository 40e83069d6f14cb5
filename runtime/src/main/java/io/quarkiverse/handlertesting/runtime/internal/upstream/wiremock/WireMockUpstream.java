package io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.CountMatchingStrategy;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.matching.RequestPattern;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.github.tomakehurst.wiremock.verification.NearMiss;

import io.quarkiverse.handlertesting.events.EventSubscription;
import io.quarkiverse.handlertesting.ndjson.NdjsonLive;
import io.quarkiverse.handlertesting.ndjson.NdjsonScript;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.selectors.UpstreamCallSelector;
import io.quarkiverse.handlertesting.sse.SseLive;
import io.quarkiverse.handlertesting.sse.SseScript;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** The WireMock side of an upstream, for the running test. Delegates to WireMock wherever WireMock has a method. */
public abstract class WireMockUpstream implements MockUpstream {

    private static final String EVENTS = "text/event-stream";
    private static final String LINES = "application/x-ndjson";

    /**
     * The engine with the stubs of the running test.
     *
     * @throws IllegalStateException if no test is running
     */
    protected abstract WireMockEngine engine();

    /**
     * The journal of the running test.
     *
     * @throws IllegalStateException if no test is running
     */
    protected abstract Journal journal();

    /** Lets a stream answer for a stub that the caller is about to add. */
    protected abstract void stream(UUID stub, Handler<RoutingContext> stream);

    /** Lets WireMock answer for a stub, in place of a stream. */
    protected abstract void noStream(UUID stub);

    private WireMockServer server() {
        return engine().wireMock();
    }

    @Override
    public Admin wireMock() {
        return server();
    }

    @Override
    public StubMapping stub(MappingBuilder mapping) {
        return stubFor(mapping);
    }

    @Override
    public StubMapping stub(MappingBuilder mapping, SseScript script) {
        return stub(mapping, EVENTS, script.handler());
    }

    @Override
    public StubMapping stub(MappingBuilder mapping, NdjsonScript script) {
        return stub(mapping, LINES, script.handler());
    }

    @Override
    public SseLive stubLive(MappingBuilder mapping) {
        SseLive live = SseLive.create();
        stub(mapping, EVENTS, live.handler());
        return live;
    }

    @Override
    public NdjsonLive stubLiveNdjson(MappingBuilder mapping) {
        NdjsonLive live = NdjsonLive.create();
        stub(mapping, LINES, live.handler());
        return live;
    }

    private StubMapping stub(MappingBuilder mapping, String type, Handler<RoutingContext> stream) {
        StubMapping stub = StubCheck.check(mapping).willReturn(WireMock.ok().withHeader("Content-Type", type)).build();
        // Register first: a request may match the stub at once.
        stream(stub.getId(), stream);
        server().addStubMapping(stub);
        return stub;
    }

    @Override
    public UpstreamCall awaitCall(RequestPatternBuilder pattern) {
        return subscribed(pattern).await();
    }

    @Override
    public UpstreamCall awaitCall(RequestPatternBuilder pattern, Duration deadline) {
        return subscribed(pattern).within(deadline).await();
    }

    private EventSubscription<UpstreamCall> subscribed(RequestPatternBuilder pattern) {
        return journal().subscribeFromStart(selector(pattern));
    }

    private UpstreamCallSelector selector(RequestPatternBuilder builder) {
        RequestPattern pattern = builder.build();
        return new UpstreamCallSelector(name(), call -> pattern.match(call.request()).isExactMatch(), StubText.of(pattern));
    }

    @Override
    public List<UpstreamCall> calls() {
        return calls(UpstreamCallSelector.any(name()));
    }

    @Override
    public List<UpstreamCall> calls(RequestPatternBuilder pattern) {
        return calls(selector(pattern));
    }

    private List<UpstreamCall> calls(UpstreamCallSelector selector) {
        return journal().complete().stream().filter(selector::matches).map(selector::value).toList();
    }

    @Override
    public StubMapping givenThat(MappingBuilder mapping) {
        return stubFor(mapping);
    }

    @Override
    public StubMapping stubFor(MappingBuilder mapping) {
        return server().stubFor(StubCheck.check(mapping));
    }

    @Override
    public void editStub(MappingBuilder mapping) {
        StubMapping edited = StubCheck.check(mapping).build();
        server().editStubMapping(edited);
        noStream(edited.getId());
    }

    @Override
    public void removeStub(MappingBuilder mapping) {
        server().removeStub(mapping);
    }

    @Override
    public void removeStub(StubMapping stub) {
        server().removeStub(stub);
    }

    @Override
    public void removeStub(UUID id) {
        server().removeStub(id);
    }

    @Override
    public List<StubMapping> getStubMappings() {
        return server().getStubMappings();
    }

    @Override
    public StubMapping getSingleStubMapping(UUID id) {
        return server().getSingleStubMapping(id);
    }

    @Override
    public List<StubMapping> findStubMappingsByMetadata(StringValuePattern pattern) {
        return server().findStubMappingsByMetadata(pattern);
    }

    @Override
    public void removeStubMappingsByMetadata(StringValuePattern pattern) {
        server().removeStubMappingsByMetadata(pattern);
    }

    @Override
    public void verify(RequestPatternBuilder pattern) {
        server().verify(pattern);
    }

    @Override
    public void verify(int count, RequestPatternBuilder pattern) {
        server().verify(count, pattern);
    }

    @Override
    public void verify(CountMatchingStrategy count, RequestPatternBuilder pattern) {
        server().verify(count, pattern);
    }

    @Override
    public List<LoggedRequest> findAll(RequestPatternBuilder pattern) {
        return server().findAll(pattern);
    }

    @Override
    public List<ServeEvent> getAllServeEvents() {
        return server().getAllServeEvents();
    }

    @Override
    public void setGlobalFixedDelay(int milliseconds) {
        server().setGlobalFixedDelay(milliseconds);
    }

    @Override
    public List<LoggedRequest> findAllUnmatchedRequests() {
        return server().findAllUnmatchedRequests();
    }

    @Override
    public List<NearMiss> findNearMissesForAllUnmatchedRequests() {
        return server().findNearMissesForAllUnmatchedRequests();
    }

    @Override
    public List<NearMiss> findNearMissesFor(LoggedRequest request) {
        return server().findNearMissesFor(request);
    }

    @Override
    public List<NearMiss> findAllNearMissesFor(RequestPatternBuilder pattern) {
        return server().findAllNearMissesFor(pattern);
    }
}
