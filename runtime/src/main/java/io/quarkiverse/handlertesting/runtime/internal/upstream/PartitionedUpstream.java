package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.function.Function;

import com.github.tomakehurst.wiremock.common.Notifier;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.cause.EventSink;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;
import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcKeys;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/** One upstream in each test that runs, and outside of tests. Thread-safe. */
final class PartitionedUpstream implements CallRouting {

    private final String name;
    private final StubFiles files;
    private final OidcKeys keys = new OidcKeys();
    private final Notifier notifier;
    private final Map<TestRun, UpstreamPartition> running = new ConcurrentHashMap<>();
    /** Those of tests that are over. */
    private final Deque<WireMockEngine> free = new ConcurrentLinkedDeque<>();
    /** While no test is running: only the stubs of files. */
    private UpstreamPartition outside;
    /** What the last test has left to the next; {@code null} if that is nothing. */
    private UpstreamPartition left;
    /** {@code null} before there is an application. */
    private volatile TestRuns runs;

    /** What a provider has while no test is running, beside the stubs of files; {@code null} if this is none. */
    private volatile Consumer<WireMockEngine> start;

    PartitionedUpstream(String name, StubFiles files, Notifier notifier) {
        this.name = name;
        this.files = files;
        this.notifier = notifier;
    }

    String name() {
        return name;
    }

    StubFiles files() {
        return files;
    }

    /** The application asks it for keys when it starts; before there are calls. */
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

    /** Makes ready what the first test needs, which takes its time. */
    void warmUp() {
        free.push(new WireMockEngine(files, notifier));
        if (start != null) {
            keys.signing();
        }
    }

    @Override
    public Route route(String header) {
        TestRuns tests = runs;
        if (tests == null) {
            return outside(null);
        }
        RunningCause cause = tests.resolve(header).orElse(null);
        TestRun run = cause == null ? tests.current() : cause.testRun();
        if (run == null) {
            return outside(tests);
        }
        EventSink target = tests.target(cause);
        Optional<UpstreamPartition> stubs = find(run.test());
        if (stubs.isEmpty() && target != null) {
            // Whose test has ended: it is only counted.
            target.record(Origin.UPSTREAM, name, null, null);
        }
        return new Route(name, stubs.orElse(null), cause == null ? null : cause.cause(), into(target),
                stubs.isPresent() ? null : "The test " + run.test().name() + ", which this call belongs to, has ended.");
    }

    private Route outside(TestRuns tests) {
        EventSink target = tests == null ? null : tests.target(null);
        return new Route(name, stubsOutside(), null, into(target), null);
    }

    /** @param target {@code null} for nowhere */
    private Consumer<UpstreamCall> into(EventSink target) {
        return call -> {
            if (target != null) {
                target.record(Origin.UPSTREAM, name, call, null);
            }
        };
    }

    private synchronized UpstreamPartition stubsOutside() {
        if (outside == null) {
            WireMockEngine engine = engine();
            if (start != null) {
                start.accept(engine);
            }
            outside = new UpstreamPartition(engine);
        }
        return outside;
    }

    /** Those of a test; empty if it has ended. */
    Optional<UpstreamPartition> find(TestRun test) {
        return Optional.ofNullable(running.compute(test,
                (same, known) -> known != null ? known : same.hasEnded() ? null : new UpstreamPartition(engine())));
    }

    private WireMockEngine engine() {
        WireMockEngine used = free.poll();
        if (used == null) {
            return new WireMockEngine(files, notifier);
        }
        used.reset();
        return used;
    }

    /** @param keeps whether what the last test has left is taken, if that has left it */
    synchronized void begin(TestRun test, boolean keeps) {
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
     * @param keeps whether it leaves what it has to the next
     * @param told what is to be known of what it had, which is another's afterwards
     * @return empty if it had nothing
     */
    synchronized <T> Optional<T> end(TestRun test, boolean keeps, Function<UpstreamPartition, T> told) {
        Optional<UpstreamPartition> ended = Optional.ofNullable(running.remove(test));
        Optional<T> known = ended.map(told);
        if (keeps) {
            left = ended.orElse(null);
        } else {
            ended.ifPresent(stubs -> free.push(stubs.engine()));
        }
        return known;
    }
}
