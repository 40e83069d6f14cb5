package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Gives callbacks the cause of the code that registers them, wherever the thread that calls them has none. A callback that is
 * {@code null} stays {@code null}, so that the JDK refuses it as always. Without a cause, each stays as it is.
 */
final class Callbacks {

    private Callbacks() {
    }

    static Runnable runnable(Runnable callback) {
        Carried carried = of(callback);
        return carried == null ? callback : new StageCallback(carried, callback);
    }

    static <T> Supplier<T> supplier(Supplier<T> callback) {
        Carried carried = of(callback);
        return carried == null ? callback : () -> carried.call(callback);
    }

    static <T> Consumer<T> consumer(Consumer<T> callback) {
        Carried carried = of(callback);
        return carried == null ? callback : new StageCallback(carried, callback).consumer();
    }

    static <T, U> BiConsumer<T, U> biConsumer(BiConsumer<T, U> callback) {
        Carried carried = of(callback);
        return carried == null ? callback : new StageCallback(carried, callback).biConsumer();
    }

    static <T, R> Function<T, R> function(Function<T, R> callback) {
        Carried carried = of(callback);
        return carried == null ? callback : new StageCallback(carried, callback).function();
    }

    static <T, U, R> BiFunction<T, U, R> biFunction(BiFunction<T, U, R> callback) {
        Carried carried = of(callback);
        return carried == null ? callback : new StageCallback(carried, callback).biFunction();
    }

    private static Carried of(Object callback) {
        return callback == null ? null : Carried.here();
    }
}
