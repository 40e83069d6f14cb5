package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.cause.EventSink;
import io.quarkiverse.handlertesting.runtime.internal.story.ClueFinder;
import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;
import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamEnd.FailedCall;
import io.quarkiverse.handlertesting.runtime.internal.upstream.raw.RawConnection;
import io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock.ReceivedHead;
import io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock.Reply;
import io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock.WireMockEngine;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** One upstream during one test: its stubs, its streams, and the calls that no stub matches. Thread-safe. */
final class UpstreamPartition {

    private final String upstream;
    private final WireMockEngine engine;
    /** The streams, by the stub that each answers for. */
    private final Map<UUID, Handler<RoutingContext>> streams;
    /** The stubs that have answered. */
    private final Set<UUID> used;
    /** The partitions whose stubs were added. */
    private final Set<UpstreamPartition> added;
    private final UpstreamStreams streamed;
    private final Queue<FailedCall> unexpected = new ConcurrentLinkedQueue<>();
    /** The streams that are open, with their stubs as messages name them. */
    private final Map<RoutingContext, String> open = new ConcurrentHashMap<>();
    /** The calls that could not be answered. */
    private final Queue<FailedCall> unanswered = new ConcurrentLinkedQueue<>();
    /** How many calls the engine is answering. */
    private final AtomicInteger answering;
    private boolean retired;
    private volatile boolean usedByTest;
    private volatile boolean calledByTest;
    private volatile boolean over;

    UpstreamPartition(String upstream, WireMockEngine engine) {
        this(upstream, engine, new ConcurrentHashMap<>(), ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet(),
                new AtomicInteger());
    }

    private UpstreamPartition(String upstream, WireMockEngine engine, Map<UUID, Handler<RoutingContext>> streams,
            Set<UUID> used, Set<UpstreamPartition> added, AtomicInteger answering) {
        this.upstream = upstream;
        this.engine = engine;
        this.streamed = new UpstreamStreams(upstream);
        this.streams = streams;
        this.used = used;
        this.added = added;
        this.answering = answering;
    }

    /** A partition with the same stubs, for the next test. */
    UpstreamPartition next() {
        return new UpstreamPartition(upstream, engine, streams, used, added, answering);
    }

    /** Adds the stubs and streams of another partition, once. They are never reported as unused. */
    void addAll(UpstreamPartition other) {
        if (added.add(other)) {
            // Register first: a request may match a stub at once.
            streams.putAll(other.streams);
            used.addAll(engine.addAll(other.engine));
        }
    }

    /** Begins the answer to a call, which {@link #leave} ends; returns {@code false} if the partition is retired. */
    synchronized boolean enter() {
        if (!retired) {
            answering.incrementAndGet();
        }
        return !retired;
    }

    void leave() {
        answering.decrementAndGet();
    }

    /** Lets no more calls enter; returns whether the engine answers no call any more. */
    synchronized boolean retire() {
        retired = true;
        return answering.get() == 0;
    }

    WireMockEngine engine() {
        return engine;
    }

    /** Notes that the code of the test has stubbed or verified here: the test knows the upstream, whichever class names it. */
    UpstreamPartition used() {
        usedByTest = true;
        return this;
    }

    boolean isUsedByTest() {
        return usedByTest;
    }

    /** Whether a call belongs to the test because of its cause. */
    boolean isCalledByTest() {
        return calledByTest;
    }

    /** Lets a stream answer for a stub, in place of WireMock. Must be called before a request can match the stub. */
    void stream(UUID stub, Handler<RoutingContext> stream) {
        streams.put(stub, stream);
    }

    /** Lets WireMock answer for a stub that was edited. */
    void noStream(UUID stub) {
        streams.remove(stub);
    }

    /**
     * Records a call and answers it. May block: the stub may be a proxy, or read a file.
     *
     * @param cause the cause of the call; empty if it is unknown
     * @param events the sink that records the call; empty if the call is not recorded
     */
    Answer answer(ReceivedHead head, byte[] body, Optional<Cause> cause, Optional<EventSink> events) {
        calledByTest |= cause.isPresent();
        Reply reply = reply(head, body, events);
        if (!reply.isExpected()) {
            record(reply, null, events);
            return new Answer.Refusal(unexpected(reply, cause));
        }
        used.add(reply.stub());
        if (streams.containsKey(reply.stub())) {
            record(reply, null, events);
            return new Answer.Streamed(this, reply, cause.orElse(null));
        }
        byte[] response = null;
        try {
            response = reply.body();
        } finally {
            record(reply, reply.fault().isPresent() ? null : response, events);
        }
        return new Answer.Stubbed(reply, response);
    }

    /** @param response {@code null} if it is not known */
    private void record(Reply reply, byte[] response, Optional<EventSink> events) {
        events.ifPresent(sink -> {
            UpstreamCall call = reply.call(upstream, response);
            sink.append(Origin.UPSTREAM, upstream, now -> call, null);
        });
    }

    private Reply reply(ReceivedHead head, byte[] body, Optional<EventSink> events) {
        try {
            return engine.answer(head, body);
        } catch (Exception failed) {
            events.ifPresent(sink -> {
                UpstreamCall call = WireMockEngine.failed(upstream, head, body, failed);
                sink.append(Origin.UPSTREAM, upstream, now -> call, failed);
            });
            throw failed;
        }
    }

    private String unexpected(Reply reply, Optional<Cause> cause) {
        String text = called(reply.requestText(), cause) + "\n  " + reply.nearest().replace("\n", "\n  ");
        unexpected.add(new FailedCall(text, cause.isPresent()));
        return text;
    }

    /** Remembers a call that could not be answered: its stub has failed, or its response cannot be written. */
    void unanswered(ReceivedHead head, Optional<Cause> cause, Throwable failure) {
        unanswered.add(new FailedCall(called(head.method() + " " + head.target(), cause) + "\n  " + FailureText.of(failure),
                cause.isPresent()));
    }

    private static String called(String request, Optional<Cause> cause) {
        return request
                + cause.map(known -> ", caused by " + (known.isRequest() ? known : "the test")).orElse(", unattributed");
    }

    /** The streams that have begun, for the failures of the test. */
    ClueFinder streamed() {
        return streamed;
    }

    /**
     * Begins a stream, which is open until its response ends. If the test has ended already, cuts the stream at once.
     *
     * @param cause {@code null} if it is unknown
     */
    void open(RoutingContext exchange, Reply reply, Cause cause) {
        open.put(exchange, reply.stubText());
        exchange.addEndHandler(ended -> open.remove(exchange));
        if (over) {
            cut(exchange);
        } else {
            streamed.begin(exchange, cause);
            streams.get(reply.stub()).handle(exchange);
        }
    }

    /**
     * Ends the partition, and cuts the streams that are open.
     *
     * @return their stubs, as messages name them
     */
    Set<String> cutAll() {
        // Set the flag first: a stream that begins now is either in the map already, or sees the flag.
        over = true;
        Set<String> cut = new LinkedHashSet<>();
        open.forEach((exchange, stub) -> {
            cut.add(stub);
            cut(exchange);
        });
        return cut;
    }

    /** Cuts one stream only: others may share its connection. */
    private static void cut(RoutingContext exchange) {
        new RawConnection(exchange.request()).close();
    }

    /** The calls that no stub matches. */
    List<FailedCall> unexpected() {
        return List.copyOf(unexpected);
    }

    /** The calls that could not be answered. */
    List<FailedCall> unanswered() {
        return List.copyOf(unanswered);
    }

    /** The stubs of the test that answered no call, as messages name them, in the order in which they were added. */
    List<String> unused() {
        return engine.unused(used);
    }
}
