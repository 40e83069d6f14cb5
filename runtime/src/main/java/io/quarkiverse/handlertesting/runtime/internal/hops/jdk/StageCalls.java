package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.net.http.HttpClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Called in place of the methods of {@link CompletionStage} with the same names. The callback of a stage has the cause of the
 * code that registers it, unless the thread that completes the stage has a cause of its own. An asynchronous stage always has
 * the cause of the code that registers it, and counts as work while its executor has it.
 */
public final class StageCalls {

    private static final Executor DEFAULT = new CompletableFuture<>().defaultExecutor();

    private StageCalls() {
    }

    public static <T, U> CompletionStage<U> thenApply(CompletionStage<T> stage, Function<? super T, ? extends U> callback) {
        return stage.thenApply(Callbacks.function(callback));
    }

    public static <T, U> CompletionStage<U> thenApplyAsync(CompletionStage<T> stage,
            Function<? super T, ? extends U> callback) {
        Executor executor = followed(stage);
        return executor == null ? stage.thenApplyAsync(Callbacks.function(callback))
                : stage.thenApplyAsync(callback, executor);
    }

    public static <T, U> CompletionStage<U> thenApplyAsync(CompletionStage<T> stage, Function<? super T, ? extends U> callback,
            Executor executor) {
        return stage.thenApplyAsync(callback, CarryingExecutor.of(executor));
    }

    public static <T> CompletionStage<Void> thenAccept(CompletionStage<T> stage, Consumer<? super T> callback) {
        return stage.thenAccept(Callbacks.consumer(callback));
    }

    public static <T> CompletionStage<Void> thenAcceptAsync(CompletionStage<T> stage, Consumer<? super T> callback) {
        Executor executor = followed(stage);
        return executor == null ? stage.thenAcceptAsync(Callbacks.consumer(callback))
                : stage.thenAcceptAsync(callback, executor);
    }

    public static <T> CompletionStage<Void> thenAcceptAsync(CompletionStage<T> stage, Consumer<? super T> callback,
            Executor executor) {
        return stage.thenAcceptAsync(callback, CarryingExecutor.of(executor));
    }

    public static <T> CompletionStage<Void> thenRun(CompletionStage<T> stage, Runnable callback) {
        return stage.thenRun(Callbacks.runnable(callback));
    }

    public static <T> CompletionStage<Void> thenRunAsync(CompletionStage<T> stage, Runnable callback) {
        Executor executor = followed(stage);
        return executor == null ? stage.thenRunAsync(Callbacks.runnable(callback))
                : stage.thenRunAsync(callback, executor);
    }

    public static <T> CompletionStage<Void> thenRunAsync(CompletionStage<T> stage, Runnable callback, Executor executor) {
        return stage.thenRunAsync(callback, CarryingExecutor.of(executor));
    }

    public static <T, U, V> CompletionStage<V> thenCombine(CompletionStage<T> stage, CompletionStage<? extends U> other,
            BiFunction<? super T, ? super U, ? extends V> callback) {
        return stage.thenCombine(other, Callbacks.biFunction(callback));
    }

    public static <T, U, V> CompletionStage<V> thenCombineAsync(CompletionStage<T> stage, CompletionStage<? extends U> other,
            BiFunction<? super T, ? super U, ? extends V> callback) {
        Executor executor = followed(stage);
        return executor == null ? stage.thenCombineAsync(other, Callbacks.biFunction(callback))
                : stage.thenCombineAsync(other, callback, executor);
    }

    public static <T, U, V> CompletionStage<V> thenCombineAsync(CompletionStage<T> stage, CompletionStage<? extends U> other,
            BiFunction<? super T, ? super U, ? extends V> callback, Executor executor) {
        return stage.thenCombineAsync(other, callback, CarryingExecutor.of(executor));
    }

    public static <T, U> CompletionStage<Void> thenAcceptBoth(CompletionStage<T> stage, CompletionStage<? extends U> other,
            BiConsumer<? super T, ? super U> callback) {
        return stage.thenAcceptBoth(other, Callbacks.biConsumer(callback));
    }

    public static <T, U> CompletionStage<Void> thenAcceptBothAsync(CompletionStage<T> stage, CompletionStage<? extends U> other,
            BiConsumer<? super T, ? super U> callback) {
        Executor executor = followed(stage);
        return executor == null ? stage.thenAcceptBothAsync(other, Callbacks.biConsumer(callback))
                : stage.thenAcceptBothAsync(other, callback, executor);
    }

    public static <T, U> CompletionStage<Void> thenAcceptBothAsync(CompletionStage<T> stage, CompletionStage<? extends U> other,
            BiConsumer<? super T, ? super U> callback, Executor executor) {
        return stage.thenAcceptBothAsync(other, callback, CarryingExecutor.of(executor));
    }

    public static <T> CompletionStage<Void> runAfterBoth(CompletionStage<T> stage, CompletionStage<?> other,
            Runnable callback) {
        return stage.runAfterBoth(other, Callbacks.runnable(callback));
    }

    public static <T> CompletionStage<Void> runAfterBothAsync(CompletionStage<T> stage, CompletionStage<?> other,
            Runnable callback) {
        Executor executor = followed(stage);
        return executor == null ? stage.runAfterBothAsync(other, Callbacks.runnable(callback))
                : stage.runAfterBothAsync(other, callback, executor);
    }

    public static <T> CompletionStage<Void> runAfterBothAsync(CompletionStage<T> stage, CompletionStage<?> other,
            Runnable callback, Executor executor) {
        return stage.runAfterBothAsync(other, callback, CarryingExecutor.of(executor));
    }

    public static <T, U> CompletionStage<U> applyToEither(CompletionStage<T> stage, CompletionStage<? extends T> other,
            Function<? super T, U> callback) {
        return stage.applyToEither(other, Callbacks.function(callback));
    }

    public static <T, U> CompletionStage<U> applyToEitherAsync(CompletionStage<T> stage, CompletionStage<? extends T> other,
            Function<? super T, U> callback) {
        Executor executor = followed(stage);
        return executor == null ? stage.applyToEitherAsync(other, Callbacks.function(callback))
                : stage.applyToEitherAsync(other, callback, executor);
    }

    public static <T, U> CompletionStage<U> applyToEitherAsync(CompletionStage<T> stage, CompletionStage<? extends T> other,
            Function<? super T, U> callback, Executor executor) {
        return stage.applyToEitherAsync(other, callback, CarryingExecutor.of(executor));
    }

    public static <T> CompletionStage<Void> acceptEither(CompletionStage<T> stage, CompletionStage<? extends T> other,
            Consumer<? super T> callback) {
        return stage.acceptEither(other, Callbacks.consumer(callback));
    }

    public static <T> CompletionStage<Void> acceptEitherAsync(CompletionStage<T> stage, CompletionStage<? extends T> other,
            Consumer<? super T> callback) {
        Executor executor = followed(stage);
        return executor == null ? stage.acceptEitherAsync(other, Callbacks.consumer(callback))
                : stage.acceptEitherAsync(other, callback, executor);
    }

    public static <T> CompletionStage<Void> acceptEitherAsync(CompletionStage<T> stage, CompletionStage<? extends T> other,
            Consumer<? super T> callback, Executor executor) {
        return stage.acceptEitherAsync(other, callback, CarryingExecutor.of(executor));
    }

    public static <T> CompletionStage<Void> runAfterEither(CompletionStage<T> stage, CompletionStage<?> other,
            Runnable callback) {
        return stage.runAfterEither(other, Callbacks.runnable(callback));
    }

    public static <T> CompletionStage<Void> runAfterEitherAsync(CompletionStage<T> stage, CompletionStage<?> other,
            Runnable callback) {
        Executor executor = followed(stage);
        return executor == null ? stage.runAfterEitherAsync(other, Callbacks.runnable(callback))
                : stage.runAfterEitherAsync(other, callback, executor);
    }

    public static <T> CompletionStage<Void> runAfterEitherAsync(CompletionStage<T> stage, CompletionStage<?> other,
            Runnable callback, Executor executor) {
        return stage.runAfterEitherAsync(other, callback, CarryingExecutor.of(executor));
    }

    public static <T, U> CompletionStage<U> thenCompose(CompletionStage<T> stage,
            Function<? super T, ? extends CompletionStage<U>> callback) {
        return stage.thenCompose(Callbacks.function(callback));
    }

    public static <T, U> CompletionStage<U> thenComposeAsync(CompletionStage<T> stage,
            Function<? super T, ? extends CompletionStage<U>> callback) {
        Executor executor = followed(stage);
        return executor == null ? stage.thenComposeAsync(Callbacks.function(callback))
                : stage.thenComposeAsync(callback, executor);
    }

    public static <T, U> CompletionStage<U> thenComposeAsync(CompletionStage<T> stage,
            Function<? super T, ? extends CompletionStage<U>> callback, Executor executor) {
        return stage.thenComposeAsync(callback, CarryingExecutor.of(executor));
    }

    public static <T> CompletionStage<T> whenComplete(CompletionStage<T> stage,
            BiConsumer<? super T, ? super Throwable> callback) {
        return stage.whenComplete(Callbacks.biConsumer(callback));
    }

    public static <T> CompletionStage<T> whenCompleteAsync(CompletionStage<T> stage,
            BiConsumer<? super T, ? super Throwable> callback) {
        Executor executor = followed(stage);
        return executor == null ? stage.whenCompleteAsync(Callbacks.biConsumer(callback))
                : stage.whenCompleteAsync(callback, executor);
    }

    public static <T> CompletionStage<T> whenCompleteAsync(CompletionStage<T> stage,
            BiConsumer<? super T, ? super Throwable> callback, Executor executor) {
        return stage.whenCompleteAsync(callback, CarryingExecutor.of(executor));
    }

    public static <T, U> CompletionStage<U> handle(CompletionStage<T> stage,
            BiFunction<? super T, Throwable, ? extends U> callback) {
        return stage.handle(Callbacks.biFunction(callback));
    }

    public static <T, U> CompletionStage<U> handleAsync(CompletionStage<T> stage,
            BiFunction<? super T, Throwable, ? extends U> callback) {
        Executor executor = followed(stage);
        return executor == null ? stage.handleAsync(Callbacks.biFunction(callback))
                : stage.handleAsync(callback, executor);
    }

    public static <T, U> CompletionStage<U> handleAsync(CompletionStage<T> stage,
            BiFunction<? super T, Throwable, ? extends U> callback, Executor executor) {
        return stage.handleAsync(callback, CarryingExecutor.of(executor));
    }

    public static <T> CompletionStage<T> exceptionally(CompletionStage<T> stage, Function<Throwable, ? extends T> callback) {
        return stage.exceptionally(Callbacks.function(callback));
    }

    public static <T> CompletionStage<T> exceptionallyAsync(CompletionStage<T> stage,
            Function<Throwable, ? extends T> callback) {
        Executor executor = followed(stage);
        return executor == null ? stage.exceptionallyAsync(Callbacks.function(callback))
                : stage.exceptionallyAsync(callback, executor);
    }

    public static <T> CompletionStage<T> exceptionallyAsync(CompletionStage<T> stage, Function<Throwable, ? extends T> callback,
            Executor executor) {
        return stage.exceptionallyAsync(callback, CarryingExecutor.of(executor));
    }

    public static <T> CompletionStage<T> exceptionallyCompose(CompletionStage<T> stage,
            Function<Throwable, ? extends CompletionStage<T>> callback) {
        return stage.exceptionallyCompose(Callbacks.function(callback));
    }

    public static <T> CompletionStage<T> exceptionallyComposeAsync(CompletionStage<T> stage,
            Function<Throwable, ? extends CompletionStage<T>> callback) {
        Executor executor = followed(stage);
        return executor == null ? stage.exceptionallyComposeAsync(Callbacks.function(callback))
                : stage.exceptionallyComposeAsync(callback, executor);
    }

    public static <T> CompletionStage<T> exceptionallyComposeAsync(CompletionStage<T> stage,
            Function<Throwable, ? extends CompletionStage<T>> callback, Executor executor) {
        return stage.exceptionallyComposeAsync(callback, CarryingExecutor.of(executor));
    }

    /** The future itself gives no failure to the code that asks for it. */
    public static <T> CompletableFuture<T> toCompletableFuture(CompletionStage<T> stage) {
        return stage instanceof AskedFuture<T> future ? future : stage.toCompletableFuture();
    }

    /**
     * The executor for the asynchronous stages of a stage; {@code null} if the stage has an executor of its own, or is none of
     * the JDK's.
     */
    private static Executor followed(CompletionStage<?> stage) {
        return isOfJdk(stage) && stage instanceof CompletableFuture<?> future && future.defaultExecutor() == DEFAULT
                ? CarryingExecutor.of(DEFAULT)
                : null;
    }

    /** Whether the stage is one of the JDK, or follows one. A class of the application may override any method. */
    static boolean isOfJdk(CompletionStage<?> stage) {
        return stage instanceof FollowedFuture || stage.getClass() == AskedFuture.class
                || stage.getClass().getModule() == Object.class.getModule()
                || stage.getClass().getModule() == HttpClient.class.getModule();
    }
}
