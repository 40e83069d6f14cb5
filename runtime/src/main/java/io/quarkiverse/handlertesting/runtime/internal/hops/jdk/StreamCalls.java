package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.util.Collection;
import java.util.Comparator;
import java.util.Spliterator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Called in place of the methods of {@link Collection} and of streams with the same names that make a stream parallel, or that
 * begin a new round of parallel tasks. Each task has the cause of the code that makes the stream. The thread that asks for the
 * result waits for all of them, so none counts as work.
 */
public final class StreamCalls {

    private StreamCalls() {
    }

    public static <T> Stream<T> parallelStream(Collection<T> elements) {
        return followed(elements.parallelStream());
    }

    public static <T> Stream<T> stream(Spliterator<T> elements, boolean parallel) {
        return followed(StreamSupport.stream(elements, parallel));
    }

    public static <T> Stream<T> sorted(Stream<T> stream, Comparator<? super T> order) {
        return followed(stream.sorted(order));
    }

    public static <T> Stream<T> parallel(Stream<T> stream) {
        return followed(stream.parallel());
    }

    public static <T> Stream<T> sorted(Stream<T> stream) {
        return followed(stream.sorted());
    }

    public static <T> Stream<T> distinct(Stream<T> stream) {
        return followed(stream.distinct());
    }

    public static <T> Stream<T> limit(Stream<T> stream, long size) {
        return followed(stream.limit(size));
    }

    public static <T> Stream<T> skip(Stream<T> stream, long count) {
        return followed(stream.skip(count));
    }

    public static IntStream parallel(IntStream stream) {
        return followed(stream.parallel());
    }

    public static IntStream sorted(IntStream stream) {
        return followed(stream.sorted());
    }

    public static IntStream distinct(IntStream stream) {
        return followed(stream.distinct());
    }

    public static IntStream limit(IntStream stream, long size) {
        return followed(stream.limit(size));
    }

    public static IntStream skip(IntStream stream, long count) {
        return followed(stream.skip(count));
    }

    public static LongStream parallel(LongStream stream) {
        return followed(stream.parallel());
    }

    public static LongStream sorted(LongStream stream) {
        return followed(stream.sorted());
    }

    public static LongStream distinct(LongStream stream) {
        return followed(stream.distinct());
    }

    public static LongStream limit(LongStream stream, long size) {
        return followed(stream.limit(size));
    }

    public static LongStream skip(LongStream stream, long count) {
        return followed(stream.skip(count));
    }

    public static DoubleStream parallel(DoubleStream stream) {
        return followed(stream.parallel());
    }

    public static DoubleStream sorted(DoubleStream stream) {
        return followed(stream.sorted());
    }

    public static DoubleStream distinct(DoubleStream stream) {
        return followed(stream.distinct());
    }

    public static DoubleStream limit(DoubleStream stream, long size) {
        return followed(stream.limit(size));
    }

    public static DoubleStream skip(DoubleStream stream, long count) {
        return followed(stream.skip(count));
    }

    private static <T> Stream<T> followed(Stream<T> stream) {
        Carried carried = stream.isParallel() ? Carried.here() : null;
        return carried == null ? stream
                : StreamSupport.stream(new CarryingSpliterator<>(stream.spliterator(), carried), true)
                        .onClose(stream::close);
    }

    private static IntStream followed(IntStream stream) {
        Carried carried = stream.isParallel() ? Carried.here() : null;
        return carried == null ? stream
                : StreamSupport.intStream(new CarryingSpliterator.Ints(stream.spliterator(), carried), true)
                        .onClose(stream::close);
    }

    private static LongStream followed(LongStream stream) {
        Carried carried = stream.isParallel() ? Carried.here() : null;
        return carried == null ? stream
                : StreamSupport.longStream(new CarryingSpliterator.Longs(stream.spliterator(), carried), true)
                        .onClose(stream::close);
    }

    private static DoubleStream followed(DoubleStream stream) {
        Carried carried = stream.isParallel() ? Carried.here() : null;
        return carried == null ? stream
                : StreamSupport.doubleStream(new CarryingSpliterator.Doubles(stream.spliterator(), carried), true)
                        .onClose(stream::close);
    }
}
