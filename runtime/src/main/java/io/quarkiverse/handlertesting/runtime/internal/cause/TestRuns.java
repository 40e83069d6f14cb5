package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;

/**
 * The tests that are running, and the sinks of their events. Usually one test runs; there are several if threads have test
 * runs of their own. Thread-safe.
 */
public class TestRuns {

    /** How many ended tests are kept, so that a report of a late event can name its test. */
    private static final int ENDED_KEPT = 100;

    private final String application = CauseId.newApplication();
    private final Function<String, Journal> journals;
    private final CurrentCause current;
    private final ThreadLocal<Member> ofThread = new ThreadLocal<>();
    private final List<TestRun> running = new CopyOnWriteArrayList<>();
    /** By number: the running tests, and the last ended ones. Guarded by itself. */
    private final Map<Long, TestRun> known = new LinkedHashMap<>();
    private long lastNumber;
    /** The sink of events without a cause; {@code null} while no test runs. */
    private volatile EventSink unattributed;

    /**
     * The test run that a thread belongs to.
     *
     * @param before what it belonged to before; {@code null} for nothing
     * @param back makes the cause of the thread what it was before
     */
    private record Member(TestRun run, Member before, Runnable back) {
    }

    /**
     * @param journals creates the journal of a test, given its name
     */
    public TestRuns(Function<String, Journal> journals, CurrentCause current) {
        this.journals = journals;
        this.current = current;
    }

    public CurrentCause currentCause() {
        return current;
    }

    /** The sink for an event that happens now on this thread; {@code null} if no test records it. */
    public EventSink sink() {
        return sink(current.current());
    }

    /**
     * The sink for an event of this cause.
     *
     * @param cause {@code null} if it is unknown
     * @return {@code null} if no test records the event
     */
    public EventSink sink(RunningCause cause) {
        return cause == null ? unattributed : cause.sink();
    }

    /** The test run of this thread: its own, else the only test that runs, else {@code null}. */
    public TestRun current() {
        Member own = ofThread.get();
        if (own != null && !own.run.hasEnded()) {
            return own.run;
        }
        List<TestRun> tests = running.stream().filter(run -> run.test() == run).toList();
        return tests.size() == 1 ? tests.get(0) : null;
    }

    public boolean isAnyRunning() {
        return !running.isEmpty();
    }

    /**
     * The cause of the work that a thread with this name runs, else of the only request that is being handled; {@code null} if
     * there is none.
     */
    public RunningCause causeOfThread(String name) {
        List<Work> all = running.stream().flatMap(run -> run.load().running().stream()).toList();
        return all.stream().filter(work -> work.runner() != null && work.runner().getName().equals(name)).findFirst()
                .map(Work::cause).orElseGet(() -> {
                    Set<RunningCause> requests = all.stream().filter(work -> work.kind() == WorkKind.HTTP).map(Work::cause)
                            .collect(Collectors.toSet());
                    return requests.size() == 1 ? requests.iterator().next() : null;
                });
    }

    /** Called when code of any test, or a library, has asked a future for its exception. */
    public void asked(Throwable thrown) {
        running.forEach(run -> run.unseenFailures().asked(thrown));
    }

    /** Starts a test on this thread, and ends the previous test of this thread, if it is still running. */
    public TestRun begin(String test) {
        endAllAbove(null);
        return open(test, null);
    }

    /**
     * Starts a test run on this thread; the other test runs continue.
     *
     * @param parent the test that contains the new scope, which ends with it; {@code null} to start a test
     */
    public TestRun open(String name, TestRun parent) {
        Journal journal = journals.apply(name);
        TestRun run;
        synchronized (known) {
            run = new TestRun(application, ++lastNumber, journal, parent, running);
            known.put(run.number(), run);
            forgetOldest();
        }
        journal.quietWhen(run::isKnownToBeIdle);
        journal.explainedBy(new WorkClues(run, () -> earlier(run), current));
        journal.explainedBy(run.test().hints().cancellations());
        journal.explainedBy(new WithoutEffect(run));
        run.hints().finders().forEach(journal::explainedBy);
        if (parent != null) {
            journal.ownCalls(parent.journal().ownCalls());
        }
        running.add(run);
        enter(run);
        runningChanged();
        return run;
    }

    /**
     * Starts a test run that no thread belongs to, and whose work is not counted: only the requests that name it are its
     * causes.
     */
    public TestRun detached(String name) {
        synchronized (known) {
            TestRun run = new TestRun(application, ++lastNumber, journals.apply(name), null, running);
            known.put(run.number(), run);
            run.journal().explainedBy(run.hints().sent());
            return run;
        }
    }

    /**
     * Runs the task on this thread, which belongs to the test run meanwhile. Scopes that the task leaves open end with the
     * task.
     */
    public void run(TestRun run, Runnable task) {
        enter(run);
        Member entered = ofThread.get();
        try {
            task.run();
        } finally {
            endAllAbove(entered);
            leave();
        }
    }

    /**
     * Ends a test run, and the scopes inside it. This thread, if it has started the test run, belongs to what it did before.
     */
    public void end(TestRun run) {
        running.stream().filter(part -> part.isPartOf(run)).forEach(this::end);
        if (!run.hasEnded()) {
            run.end();
            running.remove(run);
            runningChanged();
        }
        Member own = ofThread.get();
        if (own != null && own.run == run) {
            leave();
        }
    }

    /** Ends the test runs that this thread has entered since. */
    private void endAllAbove(Member last) {
        for (Member own = ofThread.get(); own != last; own = ofThread.get()) {
            end(own.run);
        }
    }

    private void enter(TestRun run) {
        ofThread.set(new Member(run, ofThread.get(), current.enter(run.root())));
    }

    private void leave() {
        Member left = ofThread.get();
        if (left.before == null) {
            ofThread.remove();
        } else {
            ofThread.set(left.before);
        }
        left.back.run();
    }

    /**
     * The cause that a header names; empty if the header is forged or malformed, or names another application or a forgotten
     * test.
     */
    public Optional<RunningCause> resolve(String header) {
        if (header == null) {
            return Optional.empty();
        }
        return CauseId.parse(header).filter(id -> id.application().equals(application)).flatMap(this::find);
    }

    private Optional<RunningCause> find(CauseId id) {
        synchronized (known) {
            return Optional.ofNullable(known.get(id.testRun())).map(run -> run.cause(id.number()));
        }
    }

    /** The tests that have ended before this one, the last one first. */
    private List<TestRun> earlier(TestRun than) {
        synchronized (known) {
            return known.values().stream().filter(run -> run.hasEnded() && run.test() == run && run != than.test())
                    .sorted(Comparator.comparingLong(TestRun::number).reversed()).toList();
        }
    }

    /** Ends all test runs. */
    public void endAll() {
        running.forEach(this::end);
    }

    private void runningChanged() {
        List<Journal> journals = running.stream().map(TestRun::journal).toList();
        unattributed = journals.isEmpty() ? null : new EventSink.Unattributed(journals, current);
    }

    private void forgetOldest() {
        int tooMany = known.size() - running.size() - ENDED_KEPT;
        Iterator<TestRun> oldest = known.values().iterator();
        while (tooMany > 0 && oldest.hasNext()) {
            if (oldest.next().hasEnded()) {
                oldest.remove();
                tooMany--;
            }
        }
    }
}
