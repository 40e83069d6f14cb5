package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
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
    private final Map<Identity, UnseenFailure> kept = new LinkedHashMap<>();
    /** Those that were recorded as events, kept or not. */
    private final Map<Identity, UnseenFailure> recorded = new HashMap<>();
    private final List<Expected> expected = new ArrayList<>();
    /** The exceptions that no test has to see. */
    private final Map<Throwable, Boolean> delivered = new WeakHashMap<>();
    private long notKept;
    /** Gets the failures that come after the end of the test; {@code null} before its end. */
    private Consumer<UnseenFailure> afterEnd;
    /** The kinds that it has got. */
    private final Set<UnseenFailure.Key> late = new HashSet<>();
    private WeakReference<Throwable> lastLate = new WeakReference<>(null);

    /** Failures of one kind: the first one, and how many there are. */
    public record Kind(UnseenFailure first, long count) {
    }

    /** One exception may end several pieces of work; it is kept once. */
    private record Identity(Throwable thrown) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Identity identity && identity.thrown == thrown;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(thrown);
        }
    }

    /** A failure that a test, or a scope of it, has expected. */
    private record Expected(TestRun run, UnseenFailure first) {

        boolean includes(UnseenFailure failure) {
            return (failure.thrown() == first.thrown() || failure.key().equals(first.key()))
                    && failure.ended().cause().isOf(run);
        }
    }

    /** Returns whether the exception is a new one for the test, which is still running. */
    boolean add(UnseenFailure failure) {
        Consumer<UnseenFailure> ended;
        boolean isNew = false;
        lock.lock();
        try {
            ended = afterEnd;
            if (delivered.containsKey(failure.thrown())) {
                return false;
            }
            if (ended == null) {
                isNew = record(failure);
                keep(failure);
            } else if (failure.isOpen() || isExpected(failure) || !isNewAfterEnd(failure)) {
                return false;
            }
        } finally {
            lock.unlock();
        }
        if (ended != null) {
            ended.accept(failure);
        }
        return isNew;
    }

    /** As {@link #add}, for an exception that was delivered. */
    boolean addSeen(UnseenFailure failure) {
        lock.lock();
        try {
            boolean isOther = afterEnd != null || delivered.containsKey(failure.thrown());
            if (isOther || record(failure)) {
                return !isOther;
            }
            UnseenFailure known = recorded.get(new Identity(failure.thrown()));
            if (known != null && !known.isRequest()) {
                known.endedRequest(failure.work());
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean record(UnseenFailure failure) {
        return recorded.size() < MAX_KEPT && recorded.putIfAbsent(new Identity(failure.thrown()), failure) == null;
    }

    private void unseen(Identity identity, boolean is) {
        UnseenFailure known = recorded.get(identity);
        if (known != null) {
            known.unseen(is);
        }
    }

    /** One exception may end two pieces of work, one after the other. */
    private boolean isNewAfterEnd(UnseenFailure failure) {
        if (lastLate.refersTo(failure.thrown()) || late.size() == MAX_KEPT) {
            return false;
        }
        lastLate = new WeakReference<>(failure.thrown());
        return late.add(failure.key());
    }

    private void keep(UnseenFailure failure) {
        Identity identity = new Identity(failure.thrown());
        UnseenFailure same = kept.get(identity);
        if (same != null && (failure.isOpen() || !same.isOpen())) {
            return;
        }
        if (same == null && kept.size() == MAX_KEPT) {
            notKept++;
        } else {
            kept.put(identity, failure);
            unseen(identity, true);
        }
        added.signalAll();
    }

    /** Called before an exception is thrown that no test has to see. */
    void delivered(Throwable thrown) {
        lock.lock();
        try {
            delivered.put(thrown, true);
        } finally {
            lock.unlock();
        }
    }

    /** Called when an exception was delivered, whatever work it has ended. */
    void seen(Throwable thrown) {
        lock.lock();
        try {
            Identity identity = new Identity(thrown);
            kept.remove(identity);
            unseen(identity, false);
        } finally {
            lock.unlock();
        }
    }

    /** Called when code has asked a future for its exception. One that has ended other work, too, stays unseen there. */
    void asked(Throwable thrown) {
        lock.lock();
        try {
            Identity identity = new Identity(thrown);
            UnseenFailure known = kept.get(identity);
            if (known != null && known.isOpen()) {
                kept.remove(identity);
                unseen(identity, false);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Blocks until there is a failure that matches, and takes it and its repetitions in the same test run, also those that come
     * later.
     *
     * @param run the test, or the scope whose failures count
     * @param matching called once for each failure, without a lock
     * @param nanos how long to wait at most
     * @return empty at the timeout
     */
    Optional<UnseenFailure> expect(TestRun run, Predicate<UnseenFailure> matching, long nanos) throws InterruptedException {
        Set<UnseenFailure> refused = new HashSet<>();
        long deadline = System.nanoTime() + nanos;
        for (;;) {
            Optional<UnseenFailure> next = next(run, refused, deadline);
            if (next.isEmpty() || matching.test(next.get()) && take(run, next.get())) {
                return next;
            }
            refused.add(next.get());
        }
    }

    /** Blocks until there is a failure of the run that is neither expected nor refused; empty at the deadline. */
    private Optional<UnseenFailure> next(TestRun run, Set<UnseenFailure> refused, long deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (;;) {
                Optional<UnseenFailure> next = kept.values().stream().filter(failure -> !refused.contains(failure)
                        && failure.ended().cause().isOf(run) && !isExpected(failure)).findFirst();
                long left = deadline - System.nanoTime();
                if (next.isPresent() || left <= 0) {
                    return next;
                }
                added.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether it is still there: it may have been seen, or another thread may have taken it. */
    private boolean take(TestRun run, UnseenFailure failure) {
        lock.lock();
        try {
            if (isExpected(failure) || kept.get(new Identity(failure.thrown())) != failure) {
                return false;
            }
            expected.add(new Expected(run, failure));
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean isExpected(UnseenFailure failure) {
        return expected.stream().anyMatch(each -> each.includes(failure));
    }

    /**
     * The failures that the test has not expected, by kind, in the order in which the first of each kind came.
     *
     * @param closedOnly leaves out those whose result code may still ask for
     */
    public List<Kind> kinds(boolean closedOnly) {
        lock.lock();
        try {
            Map<UnseenFailure.Key, Kind> kinds = new LinkedHashMap<>();
            kept.values().stream().filter(failure -> !isExpected(failure) && !(closedOnly && failure.isOpen()))
                    .forEach(failure -> kinds.merge(failure.key(), new Kind(failure, 1),
                            (kind, one) -> new Kind(kind.first(), kind.count() + 1)));
            return List.copyOf(kinds.values());
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
     * Ends the test: later failures can fail it no more. Only the first call counts.
     *
     * @param working whether work of the test is still running, which may ask for the result of other work: then failures whose
     *        result code may still ask for are not returned
     * @param late gets the first of each kind that the test has not expected, on the thread that failed
     * @return the failures that the test has not expected, as {@link #kinds}
     */
    public List<Kind> end(boolean working, Consumer<UnseenFailure> late) {
        lock.lock();
        try {
            if (afterEnd != null) {
                return List.of();
            }
            List<Kind> kinds = kinds(working);
            afterEnd = late;
            kept.clear();
            recorded.clear();
            return kinds;
        } finally {
            lock.unlock();
        }
    }
}
