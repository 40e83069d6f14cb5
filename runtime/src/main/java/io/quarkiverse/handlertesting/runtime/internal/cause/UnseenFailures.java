package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The exceptions of one test, scopes included, that reached nobody. Thread-safe. */
public final class UnseenFailures {

    /** How many are kept: a loop that fails must not fill the memory. */
    private static final int MAX_KEPT = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    /** In the order in which they came. Guarded by the lock, as the fields below. */
    private final Set<UnseenFailure> kept = new LinkedHashSet<>();
    private final List<UnseenFailure> expected = new ArrayList<>();
    private long notKept;
    /** Gets the failures that come after the end of the test; {@code null} before its end. */
    private Consumer<UnseenFailure> afterEnd;

    /** Failures of one kind: the first one, and how many there are. */
    public record Kind(UnseenFailure first, long count) {
    }

    void add(UnseenFailure failure) {
        Consumer<UnseenFailure> late;
        lock.lock();
        try {
            late = afterEnd;
            if (late == null && isNew(failure)) {
                if (kept.size() < MAX_KEPT) {
                    failure.addTo(this);
                    kept.add(failure);
                } else {
                    notKept++;
                }
                added.signalAll();
            }
        } finally {
            lock.unlock();
        }
        if (late != null && !failure.isOpen()) {
            late.accept(failure);
        }
    }

    /** One exception may end several pieces of work; it is kept once. */
    private boolean isNew(UnseenFailure failure) {
        if (!failure.isOpen()) {
            kept.removeIf(other -> other.thrown() == failure.thrown() && other.isOpen());
        }
        return kept.stream().noneMatch(other -> other.thrown() == failure.thrown());
    }

    void remove(UnseenFailure seen) {
        lock.lock();
        try {
            kept.remove(seen);
        } finally {
            lock.unlock();
        }
    }

    /** Called when an exception was delivered, whatever work it has ended. */
    void seen(Throwable thrown) {
        lock.lock();
        try {
            kept.removeIf(failure -> failure.thrown() == thrown);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Blocks until there is a failure that matches, and takes it and its repetitions, also those that come later.
     *
     * @param nanos how long to wait at most
     * @return empty at the timeout
     */
    Optional<UnseenFailure> expect(Predicate<UnseenFailure> matching, long nanos) throws InterruptedException {
        long left = nanos;
        lock.lockInterruptibly();
        try {
            for (;;) {
                Optional<UnseenFailure> first = unexpected().stream().filter(matching).findFirst();
                if (first.isPresent()) {
                    expected.add(first.get());
                    return first;
                }
                if (left <= 0) {
                    return Optional.empty();
                }
                left = added.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private List<UnseenFailure> unexpected() {
        return kept.stream().filter(failure -> expected.stream().noneMatch(failure::isRepetitionOf)).toList();
    }

    /**
     * The failures that the test has not expected, the first of each kind in the order in which they came.
     *
     * @param closedOnly leaves out those whose result code may still ask for
     */
    public List<Kind> kinds(boolean closedOnly) {
        lock.lock();
        try {
            List<UnseenFailure> all = unexpected().stream().filter(failure -> !closedOnly || !failure.isOpen()).toList();
            List<UnseenFailure> firsts = new ArrayList<>();
            all.stream().filter(failure -> firsts.stream().noneMatch(failure::isRepetitionOf)).forEach(firsts::add);
            return firsts.stream()
                    .map(first -> new Kind(first, all.stream().filter(failure -> failure.isRepetitionOf(first)).count()))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** How many were dropped because too many came. */
    long notKept() {
        lock.lock();
        try {
            return notKept;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends the test: later failures can fail it no more.
     *
     * @param late gets each of them, on the thread that failed
     */
    void end(Consumer<UnseenFailure> late) {
        lock.lock();
        try {
            afterEnd = late;
            kept.clear();
            expected.clear();
        } finally {
            lock.unlock();
        }
    }
}
