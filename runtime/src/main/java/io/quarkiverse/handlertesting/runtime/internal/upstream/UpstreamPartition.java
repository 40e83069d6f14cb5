package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.github.tomakehurst.wiremock.verification.NearMiss;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.runtime.internal.upstream.raw.RawConnection;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** What one upstream is during one test: its stubs, its streams, and the calls that came and were not expected. Thread-safe. */
final class UpstreamPartition {

    private final WireMockEngine engine;
    private final Map<UUID, Handler<RoutingContext>> streams;
    /** Those that have answered. */
    private final Set<UUID> used;
    private final Queue<UnexpectedCall> unexpected = new ConcurrentLinkedQueue<>();
    private final Map<RoutingContext, StubMapping> open = new ConcurrentHashMap<>();
    private volatile boolean over;

    UpstreamPartition(WireMockEngine engine) {
        this(engine, new ConcurrentHashMap<>(), ConcurrentHashMap.newKeySet());
    }

    private UpstreamPartition(WireMockEngine engine, Map<UUID, Handler<RoutingContext>> streams, Set<UUID> used) {
        this.engine = engine;
        this.streams = streams;
        this.used = used;
    }

    /** The same stubs, for the next test. */
    UpstreamPartition next() {
        return new UpstreamPartition(engine, streams, used);
    }

    WireMockEngine engine() {
        return engine;
    }

    StubMapping stub(MappingBuilder mapping, Handler<RoutingContext> stream) {
        StubMapping stub = mapping.willReturn(WireMock.ok().withHeader("Content-Type", "text/event-stream")).build();
        // Before it can be found.
        streams.put(stub.getId(), stream);
        engine.wireMock().addStubMapping(stub);
        return stub;
    }

    /** It has answered. */
    void used(StubMapping stub) {
        used.add(stub.getId());
    }

    /** Whether a stream answers for a stub, and not WireMock. */
    boolean isStream(StubMapping stub) {
        return streams.containsKey(stub.getId());
    }

    /** Begins a stream, which is open until its response ends. Behind the end of the test it is cut at once. */
    void open(RoutingContext exchange, StubMapping stub) {
        open.put(exchange, stub);
        exchange.addEndHandler(ended -> open.remove(exchange));
        if (over) {
            cut(exchange);
        } else {
            streams.get(stub.getId()).handle(exchange);
        }
    }

    /** The test has ended: cuts the streams that are open. @return their stubs, as messages name them */
    Set<String> cutAll() {
        // Before it looks: a stream is seen here, or sees this.
        over = true;
        Set<String> cut = new LinkedHashSet<>();
        open.forEach((exchange, stub) -> {
            cut.add(StubText.of(stub));
            cut(exchange);
        });
        return cut;
    }

    /** Others may share its connection. */
    private static void cut(RoutingContext exchange) {
        new RawConnection(exchange.request()).close();
    }

    /** @return what is said of it */
    String unexpected(LoggedRequest request, Cause cause) {
        List<NearMiss> near = engine.wireMock().findNearMissesFor(request);
        UnexpectedCall call = new UnexpectedCall(request, cause, near.isEmpty() ? null : near.get(0).getStubMapping(),
                engine.wireMock().getAllScenarios().getScenarios());
        unexpected.add(call);
        return call.text();
    }

    List<UnexpectedCall> unexpected() {
        return List.copyOf(unexpected);
    }

    /** Stubs that have answered nothing, those of files and recipes excepted, in the order in which they were made. */
    List<StubMapping> unused() {
        List<StubMapping> unused = new ArrayList<>();
        for (StubMapping stub : engine.wireMock().getStubMappings()) {
            if (!used.contains(stub.getId()) && !engine.isOfFile(stub) && !engine.isMade(stub)) {
                unused.add(stub);
            }
        }
        unused.sort(Comparator.comparingLong(StubMapping::getInsertionIndex));
        return unused;
    }
}
