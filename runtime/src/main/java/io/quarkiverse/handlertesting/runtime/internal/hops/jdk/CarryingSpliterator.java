package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.util.Comparator;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The elements of a parallel stream. Each task of the stream walks over its part of them, and so runs its callbacks with the
 * cause of the code that has made the stream.
 */
final class CarryingSpliterator<T> implements Spliterator<T> {

    private final Spliterator<T> original;
    private final Carried carried;

    CarryingSpliterator(Spliterator<T> original, Carried carried) {
        this.original = original;
        this.carried = carried;
    }

    /** A task of another cause may run on a thread that waits for this one, so the cause of the thread does not count. */
    private <R> R call(Supplier<R> walk) {
        return carried.current().get(carried.cause(), walk);
    }

    private void run(Runnable walk) {
        carried.current().run(carried.cause(), walk);
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        return call(() -> original.tryAdvance(action));
    }

    @Override
    public void forEachRemaining(Consumer<? super T> action) {
        run(() -> original.forEachRemaining(action));
    }

    @Override
    public Spliterator<T> trySplit() {
        Spliterator<T> prefix = original.trySplit();
        return prefix == null ? null : new CarryingSpliterator<>(prefix, carried);
    }

    @Override
    public long estimateSize() {
        return original.estimateSize();
    }

    @Override
    public long getExactSizeIfKnown() {
        return original.getExactSizeIfKnown();
    }

    @Override
    public int characteristics() {
        return original.characteristics();
    }

    @Override
    public Comparator<? super T> getComparator() {
        return original.getComparator();
    }
}
