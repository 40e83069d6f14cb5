package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.lang.StackWalker.StackFrame;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.text.ApplicationFrames;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;

/**
 * A cause as it travels with the work that it leads to: in the context of Vert.x, in threads, in headers. It knows the sink
 * of its events and counts its running work. Thread-safe.
 */
public final class RunningCause {

    /** How many different keys a cause counts, so that one request cannot fill the memory. */
    private static final int MAX_COUNTED = 1000;

    private final TestRun run;
    /** Replaced when the request arrives: RestAssured does not know the path yet, and is slow to ask. */
    private volatile Cause cause;
    private volatile boolean described;
    private final String header;
    private final EventSink sink;
    /** Empty for all causes but joined ones. */
    private final List<RunningCause> members;
    private final AtomicInteger running = new AtomicInteger();
    /** Whether work has begun that is no part of each exchange. */
    private volatile boolean hasStarted;
    /** {@code null} until something is counted: most causes have nothing that repeats. */
    private volatile Map<Object, Integer> counts;
    private final Attempts attempts = new Attempts();

    RunningCause(TestRun run, Cause cause) {
        this.run = run;
        this.cause = cause;
        this.header = run.id(cause.number()).header();
        this.sink = new EventSink.OfCause(this, run.running());
        this.members = List.of();
    }

    private RunningCause(List<RunningCause> members) {
        RunningCause first = members.get(0);
        this.run = first.run;
        this.cause = first.cause;
        this.header = first.header;
        this.members = members;
        Map<TestRun, EventSink> sinks = new LinkedHashMap<>();
        members.forEach(member -> sinks.putIfAbsent(member.run, member.sink));
        this.sink = new EventSink.OfAll(List.copyOf(sinks.values()));
    }

    /**
     * The cause of what several causes lead to, such as a batch of messages. Its work counts for each of them. Each of their
     * tests sees its events, once, with the first of its causes. A header carries the first one only.
     *
     * @param causes at least one
     */
    public static RunningCause joined(Collection<RunningCause> causes) {
        List<RunningCause> all = causes.stream().flatMap(cause -> cause.members().stream()).distinct().toList();
        return all.size() == 1 ? all.get(0) : new RunningCause(all);
    }

    private List<RunningCause> members() {
        return members.isEmpty() ? List.of(this) : members;
    }

    /** The cause, as its events show it. */
    public Cause cause() {
        return cause;
    }

    /** How often this cause has led to this, this time included. Of many different things, only the first are counted. */
    public int attempt(String what) {
        return attempts.next(what);
    }

    /** Describes the request when it has arrived. Only the first call counts: later requests are sent on its behalf. */
    public void describe(String description) {
        Cause before = cause;
        if (before.isRequest() && !described) {
            described = true;
            cause = new Cause(before.number(), description);
        }
    }

    /** The test that this cause belongs to. */
    public TestRun testRun() {
        return run;
    }

    /** The sink for the events of this cause. */
    public EventSink sink() {
        return sink;
    }

    /** The value of the header that carries this cause. */
    public String header() {
        return header;
    }

    /**
     * Counts a piece of work until its {@link Work#end()}. Call it where the work is started, not where it runs: otherwise
     * work that waits for its thread would not count.
     *
     * @param what the details, usually a string. Only a report asks for their text; {@code null} if the kind is enough
     */
    public Work begin(WorkKind kind, Object what) {
        long now = System.nanoTime();
        StackFrame place = kind.isPlaced() ? ApplicationFrames.innermost() : null;
        if (members.isEmpty()) {
            return begin(kind, what, now, place);
        }
        return new Work(this, kind, what, now, place,
                members.stream().map(member -> member.begin(kind, what, now, place)).toList());
    }

    private Work begin(WorkKind kind, Object what, long now, StackFrame place) {
        Work work = new Work(this, kind, what, now, place, List.of());
        if (work.isWaitedFor()) {
            running.incrementAndGet();
        }
        if (!hasStarted && !kind.isOfExchange()) {
            hasStarted = true;
        }
        run.began(work);
        return work;
    }

    /**
     * Records an exception that has ended a piece of work and reaches nobody, in each test that this is a cause of.
     *
     * @param open whether code may still ask for the result of the work
     */
    UnseenFailure failed(Throwable thrown, Work work, boolean open) {
        UnseenFailure failure = new UnseenFailure(thrown, work, open);
        record(failure, test -> test.unseenFailures().add(failure));
        return failure;
    }

    /**
     * Records an exception that has ended the handling of the request, and that its client gets, or what a mapper makes of it.
     *
     * @param what the request: {@code "GET /models"}
     */
    public void answered(Throwable thrown, Object what) {
        UnseenFailure failure = new UnseenFailure(thrown, uncounted(WorkKind.HTTP, what), false);
        record(failure, test -> test.unseenFailures().addSeen(failure));
    }

    private void record(UnseenFailure failure, Predicate<TestRun> isNew) {
        // Each test has to get it.
        if (tests().stream().filter(isNew).count() > 0) {
            sink.append(Origin.FAILURE, TypeText.name(failure.thrown().getClass()), now -> failure, failure.thrown());
        }
    }

    /**
     * As {@link Work#failed}, for work that nothing counts.
     *
     * @param what its details; {@code null} if the kind is enough
     */
    public void failed(Throwable thrown, WorkKind kind, Object what) {
        failed(thrown, uncounted(kind, what), false);
    }

    private Work uncounted(WorkKind kind, Object what) {
        StackFrame place = kind.isPlaced() ? ApplicationFrames.innermost() : null;
        return new Work(this, kind, what, System.nanoTime(), place, List.of());
    }

    /** Called when an exception was delivered: to code of the application, to a caller or to a client. */
    public void seen(Throwable thrown) {
        tests().forEach(test -> test.unseenFailures().seen(thrown));
    }

    /** Called before an exception is thrown that no test has to see, whatever work it ends. */
    public void delivered(Throwable thrown) {
        tests().forEach(test -> test.unseenFailures().delivered(thrown));
    }

    /**
     * As {@link Work#failed}, for code that does not know which work the exception ends: that of the current thread.
     *
     * @param kind the kind of the work, if nothing counts it
     * @param what its details; {@code null} if the kind is enough
     */
    public void failedHere(Throwable thrown, WorkKind kind, Object what) {
        failed(thrown, here(kind, what), false);
    }

    /** As {@link #failedHere}, for work whose result code may still ask for. */
    public UnseenFailure failedHereUnlessAsked(Throwable thrown, WorkKind kind, Object what) {
        return failed(thrown, here(kind, what), true);
    }

    private Work here(WorkKind kind, Object what) {
        return members().stream().map(member -> member.run.workOf(Thread.currentThread(), member)).filter(Objects::nonNull)
                .findFirst().orElseGet(() -> uncounted(kind, what));
    }

    /**
     * Counts a repetition, such as a statement by its text.
     *
     * @param key keys that are equal are counted together
     * @return how often this cause has counted the key, this time included; 0 if it has counted too many other keys
     */
    public int count(Object key) {
        Map<Object, Integer> current = counts;
        if (current == null) {
            synchronized (this) {
                current = counts == null ? new ConcurrentHashMap<>() : counts;
                counts = current;
            }
        }
        if (current.size() >= MAX_COUNTED && !current.containsKey(key)) {
            return 0;
        }
        return current.merge(key, 1, Integer::sum);
    }

    /** Whether this is a cause of the test, or of the scope. */
    boolean isOf(TestRun of) {
        return members().stream().anyMatch(member -> member.run == of);
    }

    /** The member that belongs to the test of this test run; the first one if there are several. */
    RunningCause in(TestRun of) {
        return members().stream().filter(member -> member.run.test() == of.test()).findFirst().orElse(this);
    }

    /** Whether this is one request, and the other cause another request of the same test. */
    public boolean isOfAnotherRequest(RunningCause other) {
        return members.isEmpty() && cause.isRequest() && other.cause.isRequest() && run == other.run
                && cause.number() != other.cause.number();
    }

    private Set<TestRun> tests() {
        return members().stream().map(member -> member.run.test()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    void ended(Work work) {
        boolean last = work.isWaitedFor() && running.decrementAndGet() == 0;
        run.ended(work, last);
    }

    /** Whether work has begun, ended or not, that is no part of each exchange. */
    boolean hasStarted() {
        return hasStarted;
    }

    /** Whether no work is running that a wait includes. */
    boolean isIdle() {
        return running.get() == 0;
    }

    @Override
    public String toString() {
        return run.name() + ", " + cause;
    }
}
