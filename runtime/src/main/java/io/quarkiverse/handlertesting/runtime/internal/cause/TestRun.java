package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.journal.LostCauseReport;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene.Missing;

/** One test, or one scope inside a test: its journal, its causes, and their running work. */
public final class TestRun {

    private final String application;
    private final long number;
    private volatile Journal journal;
    private final Iterable<TestRun> running;
    private final TestRun parent;
    /** The scopes of this test, ended or not. */
    private final Queue<TestRun> parts = new ConcurrentLinkedQueue<>();
    private final RunningCause root;
    /** The thread that has started this test run; {@code null} after its end. */
    private volatile Thread thread = Thread.currentThread();
    private final AtomicLong requests = new AtomicLong();
    /** Only the causes that have work running: a test may send any number of requests. */
    private final Map<Long, RunningCause> busy = new ConcurrentHashMap<>();
    private final RunningWork load = new RunningWork();
    private final UnseenFailures unseenFailures = new UnseenFailures();
    private final Hints hints = new Hints();
    /** The log records of ended scopes that no subscription has read. */
    private final Queue<RecordedEvent> loggedInScopes = new ConcurrentLinkedQueue<>();
    /** The threads that have run the test method in place of that of JUnit. */
    private final Set<Thread> methodThreads = ConcurrentHashMap.newKeySet();
    private final AtomicInteger counted = new AtomicInteger();
    /** How many pieces of work had begun when the test was last found idle; -1 if it never was. */
    private volatile long idleAt = -1;
    /** {@code null} before the first request. */
    private volatile RunningCause lastRequest;
    /** The number of the last event before the last request. */
    private volatile long beforeRequest;
    private final AtomicBoolean warned = new AtomicBoolean();
    private volatile boolean ended;

    /**
     * @param parent the test that contains this scope; {@code null} if this is a test
     * @param running all running test runs; changes as they begin and end
     */
    TestRun(String application, long number, Journal journal, TestRun parent, Iterable<TestRun> running) {
        this.application = application;
        this.number = number;
        this.journal = journal;
        this.parent = parent;
        this.running = running;
        this.root = new RunningCause(this, new Cause(0, "test"));
        if (parent != null) {
            parent.parts.add(this);
        }
    }

    public String name() {
        return journal.test();
    }

    /** The journal; empty as soon as the test is over. */
    public Journal journal() {
        return journal;
    }

    /**
     * The message of a failure while the test runs: the first line of the text, clues to the cause, the other lines, and what
     * the test saw so far.
     */
    public String story(String text) {
        return story(text, Missing.NOTHING);
    }

    /** As {@link #story(String)}, if something did not come that may still be underway. */
    public String story(String text, Missing missing) {
        int end = text.indexOf('\n');
        return journal.story(end < 0 ? text : text.substring(0, end)).showing(end < 0 ? "" : text.substring(end + 1))
                .missing(missing).ledBy("So far the test saw:", "").text();
    }

    /** Whether the test is over: later events of its causes are not recorded. */
    public boolean hasEnded() {
        return ended;
    }

    /**
     * Ends the test. Running work, and threads that keep a reference to their last task, still hold this test run, but no
     * longer its events.
     */
    void end() {
        ended = true;
        thread = null;
        hints.clear();
        Journal full = journal;
        if (parent != null) {
            full.faults().all().forEach(fault -> parent.journal.faults().add(fault.source(), fault.cause()));
            parent.loggedInScopes.addAll(unreadLog(full));
        }
        full.close();
        journal = full.emptied();
        unseenFailures.end(false, failure -> {
        });
    }

    /** The test that contains this scope, or this test itself. */
    public TestRun test() {
        return parent == null ? this : parent.test();
    }

    boolean isPartOf(TestRun other) {
        return parent == other;
    }

    /** The cause of everything that the test method does itself. */
    public RunningCause root() {
        return root;
    }

    /**
     * Creates the cause of a request that is about to be sent.
     *
     * @param description as much as is known before sending
     */
    public RunningCause request(String description) {
        idleAt = -1;
        beforeRequest = journal.last();
        RunningCause request = new RunningCause(this, new Cause(requests.incrementAndGet(), description));
        lastRequest = request;
        return request;
    }

    /** The observations of taps in this test that are no events. */
    public Hints hints() {
        return hints;
    }

    /** How many requests this test has sent. */
    long requests() {
        return requests.get();
    }

    /** The cause of the last request; {@code null} before the first. */
    RunningCause lastRequest() {
        return lastRequest;
    }

    /** The cause with this number. A cause without running work is not kept: its description is only {@code request}. */
    RunningCause cause(long causeNumber) {
        if (causeNumber == 0) {
            return root;
        }
        RunningCause known = busy.get(causeNumber);
        return known != null ? known : new RunningCause(this, new Cause(causeNumber, "request"));
    }

    Iterable<TestRun> running() {
        return running;
    }

    CauseId id(long causeNumber) {
        return new CauseId(application, number, causeNumber);
    }

    long number() {
        return number;
    }

    void began(Work work) {
        if (work.isWaitedFor()) {
            counted.incrementAndGet();
        }
        load.add(work);
        busy.putIfAbsent(work.cause().cause().number(), work.cause());
    }

    void ended(Work work, boolean lastOfItsCause) {
        load.remove(work);
        if (lastOfItsCause) {
            forget(work.cause());
        }
        boolean last = work.isWaitedFor() && counted.decrementAndGet() == 0;
        if (last || lastOfItsCause || !work.isWaitedFor() || load.isAwaitedByRunner()) {
            load.signal();
        }
    }

    private void forget(RunningCause cause) {
        busy.remove(cause.cause().number(), cause);
        if (!cause.isIdle()) {
            // An uncounted thread has begun more work of this cause meanwhile.
            busy.putIfAbsent(cause.cause().number(), cause);
        }
    }

    boolean isIdle() {
        return counted.get() == 0;
    }

    /**
     * Whether the test was found idle, and no work has begun since. Never while periodic work is alive: a wait does not include
     * it, but its next run may cause any event.
     */
    public boolean isKnownToBeIdle() {
        return idleAt >= 0 && idleAt == load.begun() && load.isEmpty();
    }

    /** Called after a wait has found this test, or a request of it, idle. */
    void foundIdle() {
        long begun = load.begun();
        // Read before the check, so that work which begins in between changes the number.
        if (isIdle()) {
            idleAt = begun;
        }
    }

    /**
     * The warning that a wait does not include work that has lost its cause. Empty if no event since the last request shows
     * such work, or if the test has had the warning: a second one would repeat it.
     */
    Optional<String> lostCauseWarning() {
        List<RecordedEvent> lost = journal.lost(beforeRequest);
        String since = requests.get() == 0 ? "it began" : "its last request";
        return !lost.isEmpty() && test().warned.compareAndSet(false, true)
                ? Optional.of(LostCauseReport.warning(journal, since, lost))
                : Optional.empty();
    }

    /** How many causes have running work, and are therefore kept. */
    int busy() {
        return busy.size();
    }

    RunningWork load() {
        return load;
    }

    /** The exceptions of this test that reached nobody. Those of a scope are with its test. */
    public UnseenFailures unseenFailures() {
        return unseenFailures;
    }

    /**
     * The log records so far that no subscription has read, those of ended scopes first.
     *
     * @param own the journal of this test run, which it drops at its end
     */
    public List<RecordedEvent> unreadLog(Journal own) {
        return Stream.concat(loggedInScopes.stream(), own.unreadLog().stream()).toList();
    }

    /** This test run and the scopes inside it, ended or not. */
    public Stream<TestRun> withParts() {
        return Stream.concat(Stream.of(this), parts.stream().flatMap(TestRun::withParts));
    }

    /** Called by a thread that runs the test method in place of that of JUnit. */
    public void runsMethod(Thread thread) {
        methodThreads.add(thread);
    }

    /** Whether the thread has run the test method. It may still be closing its scopes when the test ends. */
    public boolean isMethodThread(Thread thread) {
        return methodThreads.contains(thread);
    }

    /** The open scopes inside this test run, each with the thread that has opened it. */
    public Map<TestRun, Thread> openScopes() {
        Map<TestRun, Thread> open = new LinkedHashMap<>();
        withParts().filter(part -> part != this).forEach(part -> {
            Thread opener = part.thread;
            if (opener != null) {
                open.put(part, opener);
            }
        });
        return open;
    }

    /** The work of a cause that a thread runs, the innermost; {@code null} if it runs none. */
    Work workOf(Thread thread, RunningCause cause) {
        return load.running().stream().filter(work -> work.runner() == thread && work.cause() == cause)
                .reduce((outer, inner) -> inner).orElse(null);
    }

    /**
     * The work that has not ended, also if no wait includes it, and that of scopes included, except periodic work; the oldest
     * first.
     */
    public List<Work> leftovers() {
        return withParts().flatMap(run -> run.load.running().stream()).filter(work -> !work.isPeriodic())
                .sorted(Comparator.comparingLong(Work::since)).toList();
    }
}
