package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.EventSink;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;
import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcKeys;
import io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock.ReceivedHead;
import io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock.StubFiles;
import io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock.WireMockEngine;

/** One upstream in each test that runs, and outside of tests. Thread-safe. */
final class PartitionedUpstream {

    /** Only a hang can reach it. */
    private static final long TIME_LIMIT_SECONDS = 30;

    private final String name;
    private final StubFiles files;
    private final OidcKeys keys = new OidcKeys();
    /** Completed when nothing is left to warm up. */
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Map<TestRun, UpstreamPartition> running = new ConcurrentHashMap<>();
    /** The engines of tests that have ended. */
    private final Deque<WireMockEngine> free = new ConcurrentLinkedDeque<>();
    /** While no test is running: only the stubs of files. */
    private UpstreamPartition outside;
    /** What the last test left to the next; {@code null} if it left nothing. */
    private UpstreamPartition left;
    /** {@code null} before there is an application. */
    private volatile TestRuns runs;

    /** Adds the endpoints of a provider, which answers while no test is running too; {@code null} if this is no provider. */
    private volatile Consumer<WireMockEngine> start;

    PartitionedUpstream(String name, StubFiles files) {
        this.name = name;
        this.files = files;
    }

    /** With the stubs of files that a class loader finds. */
    static PartitionedUpstream of(String name, ClassLoader loader) {
        return new PartitionedUpstream(name, StubFiles.of(name, loader));
    }

    String name() {
        return name;
    }

    /** Makes it a provider, which the application asks for keys when it starts. To be called before the first call. */
    void provider(Consumer<WireMockEngine> stubs) {
        start = stubs;
    }

    OidcKeys keys() {
        return keys;
    }

    /** From now on calls belong to tests. */
    void within(TestRuns tests) {
        runs = tests;
    }

    TestRuns runs() {
        return runs;
    }

    /**
     * Makes the engine and the keys of the first test. A call that arrives meanwhile waits for them, instead of making others.
     */
    synchronized void warmUp() {
        WireMockEngine engine = new WireMockEngine(files);
        if (start != null) {
            start.accept(engine);
            keys.signing();
        }
        free.push(engine);
    }

    /** Lets tests begin: nothing is left to warm up. */
    void ready() {
        ready.complete(null);
    }

    /** Blocks the thread of the test, since the application may give up its first call while something is cold. */
    private void awaitReady() {
        try {
            ready.get(TIME_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the upstream " + name + " to start.", interrupted);
        } catch (ExecutionException | TimeoutException late) {
            throw new IllegalStateException(
                    "The upstream " + name + " did not start within " + TIME_LIMIT_SECONDS + " s.", late);
        }
        if (start != null) {
            keys.makeReady();
        }
    }

    /** Answers a call as the test that it belongs to wants. May block, as WireMock may. */
    Answer answer(ReceivedHead head, byte[] body) {
        return route(head.first(CauseHeader.NAME)).answer(head, body);
    }

    private Route route(Optional<String> header) {
        TestRuns tests = runs;
        if (tests == null) {
            return outside(Optional.empty());
        }
        Optional<RunningCause> cause = header.flatMap(tests::resolve);
        TestRun run = cause.map(RunningCause::testRun).orElseGet(tests::current);
        Optional<EventSink> events = Optional.ofNullable(tests.sink(cause.orElse(null)));
        if (run == null) {
            return outside(events);
        }
        Optional<UpstreamPartition> partition = find(run.test());
        if (partition.isEmpty()) {
            // The test has ended: the call is only counted.
            events.ifPresent(sink -> sink.append(Origin.UPSTREAM, name, now -> null, null));
            return new Route.Refused("The test " + run.test().name() + ", which this call belongs to, has ended.");
        }
        return new Route.Answered(partition.get(), cause.map(RunningCause::cause), events);
    }

    private Route outside(Optional<EventSink> events) {
        return new Route.Answered(outsidePartition(), Optional.empty(), events);
    }

    private synchronized UpstreamPartition outsidePartition() {
        if (outside == null) {
            WireMockEngine engine = engine();
            if (start != null) {
                start.accept(engine);
            }
            outside = new UpstreamPartition(name, engine);
        }
        return outside;
    }

    /** The partition of a test; empty if the test has ended. */
    Optional<UpstreamPartition> find(TestRun test) {
        return Optional.ofNullable(running.compute(test,
                (same, known) -> known != null ? known : same.hasEnded() ? null : new UpstreamPartition(name, engine())));
    }

    private WireMockEngine engine() {
        WireMockEngine used = free.poll();
        if (used == null) {
            return new WireMockEngine(files);
        }
        used.reset();
        return used;
    }

    /**
     * A test begins, with nothing cold on the way of its first call.
     *
     * @param keeps whether the test takes what the last one left
     * @throws IllegalStateException if the upstream did not start
     */
    void begin(TestRun test, boolean keeps) {
        awaitReady();
        take(test, keeps);
    }

    private synchronized void take(TestRun test, boolean keeps) {
        if (left != null && keeps) {
            running.put(test, left.next());
        } else if (left != null) {
            free.push(left.engine());
        }
        left = null;
    }

    /**
     * A test has ended.
     *
     * @param keeps whether it leaves its partition to the next
     * @param report reads the partition, which may be another test's afterwards
     * @return the report; empty if the test had no partition
     */
    synchronized <T> Optional<T> end(TestRun test, boolean keeps, Function<UpstreamPartition, T> report) {
        Optional<UpstreamPartition> ended = Optional.ofNullable(running.remove(test));
        Optional<T> known = ended.map(report);
        if (keeps) {
            left = ended.orElse(null);
        } else {
            ended.ifPresent(stubs -> free.push(stubs.engine()));
        }
        return known;
    }
}
