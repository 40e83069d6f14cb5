package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.util.Comparator;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * The elements of a parallel stream. Each task of the stream walks over its part of them, and so runs its callbacks with the
 * cause of the code that has made the stream.
 */
class CarryingSpliterator<T, S extends Spliterator<T>> implements Spliterator<T> {

    final S original;
    final Carried carried;

    CarryingSpliterator(S original, Carried carried) {
        this.original = original;
        this.carried = carried;
    }

    /** A task of another cause may run on a thread that waits for this one, so the cause of the thread does not count. */
    final <R> R call(Supplier<R> walk) {
        return carried.current().get(carried.cause(), walk);
    }

    final void run(Runnable walk) {
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

    static final class Ints extends CarryingSpliterator<Integer, Spliterator.OfInt> implements Spliterator.OfInt {

        Ints(Spliterator.OfInt original, Carried carried) {
            super(original, carried);
        }

        @Override
        public boolean tryAdvance(IntConsumer action) {
            return call(() -> original.tryAdvance(action));
        }

        @Override
        public boolean tryAdvance(Consumer<? super Integer> action) {
            return super.tryAdvance(action);
        }

        @Override
        public void forEachRemaining(IntConsumer action) {
            run(() -> original.forEachRemaining(action));
        }

        @Override
        public void forEachRemaining(Consumer<? super Integer> action) {
            super.forEachRemaining(action);
        }

        @Override
        public Spliterator.OfInt trySplit() {
            Spliterator.OfInt prefix = original.trySplit();
            return prefix == null ? null : new Ints(prefix, carried);
        }
    }

    static final class Longs extends CarryingSpliterator<Long, Spliterator.OfLong> implements Spliterator.OfLong {

        Longs(Spliterator.OfLong original, Carried carried) {
            super(original, carried);
        }

        @Override
        public boolean tryAdvance(LongConsumer action) {
            return call(() -> original.tryAdvance(action));
        }

        @Override
        public boolean tryAdvance(Consumer<? super Long> action) {
            return super.tryAdvance(action);
        }

        @Override
        public void forEachRemaining(LongConsumer action) {
            run(() -> original.forEachRemaining(action));
        }

        @Override
        public void forEachRemaining(Consumer<? super Long> action) {
            super.forEachRemaining(action);
        }

        @Override
        public Spliterator.OfLong trySplit() {
            Spliterator.OfLong prefix = original.trySplit();
            return prefix == null ? null : new Longs(prefix, carried);
        }
    }

    static final class Doubles extends CarryingSpliterator<Double, Spliterator.OfDouble> implements Spliterator.OfDouble {

        Doubles(Spliterator.OfDouble original, Carried carried) {
            super(original, carried);
        }

        @Override
        public boolean tryAdvance(DoubleConsumer action) {
            return call(() -> original.tryAdvance(action));
        }

        @Override
        public boolean tryAdvance(Consumer<? super Double> action) {
            return super.tryAdvance(action);
        }

        @Override
        public void forEachRemaining(DoubleConsumer action) {
            run(() -> original.forEachRemaining(action));
        }

        @Override
        public void forEachRemaining(Consumer<? super Double> action) {
            super.forEachRemaining(action);
        }

        @Override
        public Spliterator.OfDouble trySplit() {
            Spliterator.OfDouble prefix = original.trySplit();
            return prefix == null ? null : new Doubles(prefix, carried);
        }
    }
}
