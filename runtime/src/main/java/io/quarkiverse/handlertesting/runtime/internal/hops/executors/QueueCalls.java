package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Called in place of the methods of a {@link BlockingQueue}, which may be that of a thread pool. A task that a handler of
 * rejected tasks puts there is work until it has run; one that the application takes out of it is no work.
 */
public final class QueueCalls {

    private static final Supplier<FollowedTasks> FOUND = FollowedTasks::find;

    private QueueCalls() {
    }

    /** Inserts an element, and returns whether the queue has taken it. */
    interface Insertion<X extends Exception> {
        boolean insert() throws X;
    }

    public static <E> void put(BlockingQueue<E> queue, E element) throws InterruptedException {
        inserted(FOUND, element, () -> {
            queue.put(element);
            return true;
        });
    }

    public static <E> boolean add(BlockingQueue<E> queue, E element) {
        return inserted(FOUND, element, () -> queue.add(element));
    }

    public static <E> boolean offer(BlockingQueue<E> queue, E element) {
        return inserted(FOUND, element, () -> queue.offer(element));
    }

    public static <E> boolean offer(BlockingQueue<E> queue, E element, long timeout, TimeUnit unit)
            throws InterruptedException {
        return inserted(FOUND, element, () -> queue.offer(element, timeout, unit));
    }

    /** A thread of the pool may run the task before the insertion returns. */
    static <X extends Exception> boolean inserted(Supplier<FollowedTasks> source, Object element, Insertion<X> insertion)
            throws X {
        FollowedTasks tasks = element instanceof Runnable ? source.get() : null;
        Submission submission = tasks == null ? null : tasks.queueing(element);
        if (submission == null) {
            return insertion.insert();
        }
        boolean taken = false;
        try {
            return taken = insertion.insert();
        } finally {
            if (!taken) {
                tasks.refused(submission);
            }
        }
    }

    public static <E> E take(BlockingQueue<E> queue) throws InterruptedException {
        return removed(FOUND, queue, queue.take());
    }

    public static <E> E poll(BlockingQueue<E> queue) {
        return removed(FOUND, queue, queue.poll());
    }

    public static <E> E poll(BlockingQueue<E> queue, long timeout, TimeUnit unit) throws InterruptedException {
        return removed(FOUND, queue, queue.poll(timeout, unit));
    }

    public static <E> E remove(BlockingQueue<E> queue) {
        return removed(FOUND, queue, queue.remove());
    }

    public static boolean remove(BlockingQueue<?> queue, Object element) {
        boolean found = queue.remove(element);
        if (found) {
            removed(FOUND, queue, element);
        }
        return found;
    }

    public static <E> int drainTo(BlockingQueue<E> queue, Collection<? super E> target) {
        return drained(FOUND, queue, target, queue::drainTo);
    }

    public static <E> int drainTo(BlockingQueue<E> queue, Collection<? super E> target, int maxElements) {
        return drained(FOUND, queue, target, drained -> queue.drainTo(drained, maxElements));
    }

    public static void clear(BlockingQueue<?> queue) {
        cleared(FOUND, queue);
    }

    static <E> E removed(Supplier<FollowedTasks> source, BlockingQueue<?> queue, E element) {
        FollowedTasks tasks = element instanceof Runnable ? source.get() : null;
        if (tasks != null) {
            tasks.taken(queue, element);
        }
        return element;
    }

    /** As {@code drainTo}: an element that the target refuses stays in the queue. */
    static <E> int drained(Supplier<FollowedTasks> source, BlockingQueue<E> queue, Collection<? super E> target,
            ToIntFunction<Collection<? super E>> drainTo) {
        if (target == null || target == queue || source.get() == null) {
            return drainTo.applyAsInt(target);
        }
        List<E> drained = new ArrayList<>();
        try {
            return drainTo.applyAsInt(new AbstractCollection<E>() {

                @Override
                public boolean add(E element) {
                    boolean added = target.add(element);
                    drained.add(element);
                    return added;
                }

                @Override
                public Iterator<E> iterator() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public int size() {
                    throw new UnsupportedOperationException();
                }
            });
        } finally {
            // Not within drainTo, which may hold a lock of the queue.
            drained.forEach(element -> removed(source, queue, element));
        }
    }

    /** Removes one element after the other: threads of a pool may take some of them meanwhile. */
    static void cleared(Supplier<FollowedTasks> source, BlockingQueue<?> queue) {
        if (source.get() != null) {
            for (Object element : queue.toArray()) {
                if (element instanceof Runnable && queue.remove(element)) {
                    removed(source, queue, element);
                }
            }
        }
        queue.clear();
    }
}
