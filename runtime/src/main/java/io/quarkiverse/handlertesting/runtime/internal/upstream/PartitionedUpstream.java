package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
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
import java.util.function.Supplier;

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
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/** One upstream with a partition for each running test, and one for the time outside of tests. Thread-safe. */
final class PartitionedUpstream {

    /** Reached only if the start hangs. */
    private static final long TIME_LIMIT_SECONDS = 30;

    private final String name;
    private final StubFiles files;
    private final OidcKeys keys = new OidcKeys();
    /** Completed when nothing is left to warm up. */
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Map<TestRun, UpstreamPartition> running = new ConcurrentHashMap<>();
    /** The engines of tests that have ended. */
    private final Deque<WireMockEngine> free = new ConcurrentLinkedDeque<>();
    /** The partition while no test is running. It has only the stubs of files. */
    private UpstreamPartition outside;
    /** The partition that the last test left to the next; {@code null} if it left none. */
    private UpstreamPartition left;
    /** The stubs of the test class that runs, after those of its enclosing classes. */
    private final Map<Class<?>, UpstreamPartition> ofClasses = Collections.synchronizedMap(new LinkedHashMap<>());
    /** The test class whose first test has not begun; {@code null} if there is none. */
    private volatile Class<?> beginning;
    /** {@code null} before there is an application. */
    private volatile TestRuns runs;
    private volatile Supplier<String> where;

    /** Adds all endpoints of an OpenID provider, for calls while no test is running; {@code null} if this is no provider. */
    private volatile Consumer<WireMockEngine> start;
    /** Adds the endpoints of the provider that each test has. */
    private volatile Consumer<WireMockEngine> checks;

    PartitionedUpstream(String name, StubFiles files) {
        this.name = name;
        this.files = files;
    }

    /** An upstream with the stubs of the files that a class loader finds. */
    static PartitionedUpstream of(String name, ClassLoader loader) {
        return new PartitionedUpstream(name, StubFiles.of(name, loader));
    }

    String name() {
        return name;
    }

    /**
     * Makes this upstream an OpenID provider. Must be called before the application calls the upstream.
     *
     * @param outside adds the endpoints for calls while no test is running: the application fetches keys at its start
     * @param tests adds the endpoints for the calls of any test
     */
    void provider(Consumer<WireMockEngine> outside, Consumer<WireMockEngine> tests) {
        start = outside;
        checks = tests;
    }

    boolean isProvider() {
        return start != null;
    }

    OidcKeys keys() {
        return keys;
    }

    /**
     * Lets calls belong to these tests from now on.
     *
     * @param address where this upstream is, in words; called for a failure message, after the start
     */
    void within(TestRuns tests, Supplier<String> address) {
        where = address;
        runs = tests;
    }

    /**
     * Makes the engine and the keys of the first test. A call that arrives meanwhile waits for them and does not make others.
     */
    synchronized void warmUp() {
        WireMockEngine engine = new WireMockEngine(files);
        if (start != null) {
            start.accept(engine);
            keys.makeFirst();
        }
        free.push(engine);
    }

    /** Marks the warm-up as complete, and lets tests begin. */
    void ready() {
        ready.complete(null);
    }

    /** Blocks the thread of the test: the first call of the application may time out if anything is still cold. */
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

    /** Answers a call with the stubs of the test that it belongs to. May block, because WireMock may. */
    Answer answer(ReceivedHead head, byte[] body) {
        TestRuns tests = runs;
        if (tests == null) {
            return outside(Optional.empty()).answer(head, body);
        }
        return route(tests, cause(tests, head)).answer(head, body);
    }

    private static Optional<RunningCause> cause(TestRuns tests, ReceivedHead head) {
        return head.first(CauseHeader.NAME).flatMap(tests::resolve);
    }

    /** The test that a call belongs to; {@code null} if it belongs to none. */
    private static TestRun run(TestRuns tests, Optional<RunningCause> cause) {
        return cause.map(RunningCause::testRun).orElseGet(tests::current);
    }

    private Route route(TestRuns tests, Optional<RunningCause> cause) {
        TestRun run = run(tests, cause);
        Optional<EventSink> events = Optional.ofNullable(tests.sink(cause.orElse(null)));
        if (run == null) {
            return outside(events);
        }
        Optional<UpstreamPartition> partition = find(run.test()).filter(UpstreamPartition::enter);
        if (partition.isEmpty()) {
            // Nothing is recorded of a test that has ended, but the running tests count it.
            events.ifPresent(sink -> sink.append(Origin.UPSTREAM, name, now -> null, null));
            return new Route.Refused("The test " + run.test().name() + ", which this call belongs to, has ended.");
        }
        return new Route.Answered(partition.get(), cause.map(RunningCause::cause), events);
    }

    /** Records a call that could not be read, such as one whose head is too long. */
    void refused(ReceivedHead head, int status, Throwable failure) {
        TestRuns tests = runs;
        if (tests != null) {
            EventSink events = tests.sink(cause(tests, head).orElse(null));
            if (events != null) {
                UpstreamCall call = WireMockEngine.unread(name, head, status, failure);
                events.append(Origin.UPSTREAM, name, now -> call, failure);
            }
            unanswered(head, failure);
        }
    }

    /** Remembers a call that could not be answered, if it belongs to a running test. */
    void unanswered(ReceivedHead head, Throwable failure) {
        TestRuns tests = runs;
        if (tests != null) {
            Optional<RunningCause> cause = cause(tests, head);
            Optional.ofNullable(run(tests, cause)).flatMap(run -> find(run.test()))
                    .ifPresent(partition -> partition.unanswered(head, cause.map(RunningCause::cause), failure));
        }
    }

    private Route outside(Optional<EventSink> events) {
        UpstreamPartition partition = outsidePartition();
        partition.enter();
        return new Route.Answered(partition, Optional.empty(), events);
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
                (same, known) -> known != null ? known : same.hasEnded() ? null : ofTest(same)));
    }

    private UpstreamPartition ofTest(TestRun test) {
        WireMockEngine engine = engine();
        if (checks != null) {
            checks.accept(engine);
        }
        UpstreamPartition partition = new UpstreamPartition(name, engine);
        ofClasses.values().forEach(partition::addAll);
        explain(test, partition);
        return partition;
    }

    private void explain(TestRun test, UpstreamPartition partition) {
        test.journal().explainedBy(partition.streamed());
        test.journal().explainedBy(new UncalledUpstream(name, partition::isUsedByTest, where));
    }

    /**
     * Begins a test class: until its first test, stubs are those of the class, and belong to each of its tests. Forgets the
     * stubs of classes that do not enclose it.
     */
    void beginClass(Class<?> tests) {
        ofClasses.keySet().removeIf(type -> !isInside(tests, type));
        beginning = tests;
    }

    private static boolean isInside(Class<?> tests, Class<?> outer) {
        return tests != null && (tests == outer || isInside(tests.getEnclosingClass(), outer));
    }

    /** The partition for the stubs of the test class that begins; empty if none does. */
    Optional<UpstreamPartition> ofClass() {
        return Optional.ofNullable(beginning)
                .map(type -> ofClasses.computeIfAbsent(type, first -> new UpstreamPartition(name, engine())));
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
     * Begins a test, after everything that its first call needs is warmed up.
     *
     * @param keeps whether the test takes the partition that the last test left
     * @throws IllegalStateException if the upstream did not start
     */
    void begin(TestRun test, boolean keeps) {
        awaitReady();
        beginning = null;
        take(test, keeps);
    }

    private synchronized void take(TestRun test, boolean keeps) {
        if (left != null && keeps) {
            UpstreamPartition kept = left.next();
            // The class of this test may have begun after the test that left them.
            ofClasses.values().forEach(kept::addAll);
            explain(test, kept);
            running.put(test, kept);
        } else if (left != null && left.retire()) {
            free.push(left.engine());
        }
        left = null;
    }

    /**
     * Ends a test.
     *
     * @param keeps whether the test leaves its partition to the next
     * @param report reads the partition, which another test may use afterwards
     * @return the report; empty if the test had no partition
     */
    synchronized <T> Optional<T> end(TestRun test, boolean keeps, Function<UpstreamPartition, T> report) {
        Optional<UpstreamPartition> ended = Optional.ofNullable(running.remove(test));
        Optional<T> known = ended.map(report);
        // An engine that still answers a call would record it for the next test.
        Optional<UpstreamPartition> reusable = ended.filter(UpstreamPartition::retire);
        if (keeps) {
            left = ended.orElse(null);
        } else {
            reusable.ifPresent(stubs -> free.push(stubs.engine()));
        }
        return known;
    }
}
