package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The methods of a {@link CompletableFuture} that make a dependent stage. A stage whose callback gets the failure asks for it,
 * and so does the first of two to complete: the failure of the other one is meant to be dropped. The other stages pass the
 * question
 * on.
 */
abstract class AskedStages<T> extends CompletableFuture<T> {

    /** Called where code may get the failure. */
    abstract void asked();

    /** Called with a dependent stage, which it returns: asking for its failure asks for that of this future, too. */
    abstract <U> CompletableFuture<U> passOn(CompletableFuture<U> stage);

    /** Runs the callback when this future is done, which asks for nothing. */
    final void onDone(Runnable callback) {
        super.whenComplete((value, thrown) -> callback.run());
    }

    private static AskedFuture<?> giving(CompletionStage<?> second) {
        if (second instanceof AskedFuture<?> future) {
            future.give();
            return future;
        }
        return null;
    }

    private static <U> CompletableFuture<U> passOn(AskedFuture<?> second, CompletableFuture<U> stage) {
        if (second != null) {
            second.passOnSecond(stage);
        }
        return stage;
    }

    @Override
    public <U> CompletableFuture<U> thenApply(Function<? super T, ? extends U> callback) {
        StageCallback called = StageCallback.of(callback, null);
        return called.registered(passOn(super.thenApply(called.function())));
    }

    @Override
    public <U> CompletableFuture<U> thenApplyAsync(Function<? super T, ? extends U> callback) {
        StageCallback called = StageCallback.of(callback, null);
        return called.registered(passOn(super.thenApplyAsync(called.function())));
    }

    @Override
    public <U> CompletableFuture<U> thenApplyAsync(Function<? super T, ? extends U> callback, Executor executor) {
        StageCallback called = StageCallback.of(callback, executor);
        return called.registered(passOn(super.thenApplyAsync(called.function(), executor)));
    }

    @Override
    public CompletableFuture<Void> thenAccept(Consumer<? super T> callback) {
        StageCallback called = StageCallback.of(callback, null);
        return called.registered(passOn(super.thenAccept(called.consumer())));
    }

    @Override
    public CompletableFuture<Void> thenAcceptAsync(Consumer<? super T> callback) {
        StageCallback called = StageCallback.of(callback, null);
        return called.registered(passOn(super.thenAcceptAsync(called.consumer())));
    }

    @Override
    public CompletableFuture<Void> thenAcceptAsync(Consumer<? super T> callback, Executor executor) {
        StageCallback called = StageCallback.of(callback, executor);
        return called.registered(passOn(super.thenAcceptAsync(called.consumer(), executor)));
    }

    @Override
    public CompletableFuture<Void> thenRun(Runnable callback) {
        StageCallback called = StageCallback.of(callback, null);
        return called.registered(passOn(super.thenRun(called)));
    }

    @Override
    public CompletableFuture<Void> thenRunAsync(Runnable callback) {
        StageCallback called = StageCallback.of(callback, null);
        return called.registered(passOn(super.thenRunAsync(called)));
    }

    @Override
    public CompletableFuture<Void> thenRunAsync(Runnable callback, Executor executor) {
        StageCallback called = StageCallback.of(callback, executor);
        return called.registered(passOn(super.thenRunAsync(called, executor)));
    }

    @Override
    public <U> CompletableFuture<U> thenCompose(Function<? super T, ? extends CompletionStage<U>> callback) {
        StageCallback called = StageCallback.composing(callback, null);
        return called.registered(passOn(super.thenCompose(called.function())));
    }

    @Override
    public <U> CompletableFuture<U> thenComposeAsync(Function<? super T, ? extends CompletionStage<U>> callback) {
        StageCallback called = StageCallback.composing(callback, null);
        return called.registered(passOn(super.thenComposeAsync(called.function())));
    }

    @Override
    public <U> CompletableFuture<U> thenComposeAsync(Function<? super T, ? extends CompletionStage<U>> callback,
            Executor executor) {
        StageCallback called = StageCallback.composing(callback, executor);
        return called.registered(passOn(super.thenComposeAsync(called.function(), executor)));
    }

    @Override
    public CompletableFuture<T> whenComplete(BiConsumer<? super T, ? super Throwable> callback) {
        asked();
        StageCallback called = StageCallback.of(callback, null);
        return called.registered(super.whenComplete(called.biConsumer()));
    }

    @Override
    public CompletableFuture<T> whenCompleteAsync(BiConsumer<? super T, ? super Throwable> callback) {
        asked();
        StageCallback called = StageCallback.of(callback, null);
        return called.registered(super.whenCompleteAsync(called.biConsumer()));
    }

    @Override
    public CompletableFuture<T> whenCompleteAsync(BiConsumer<? super T, ? super Throwable> callback, Executor executor) {
        asked();
        StageCallback called = StageCallback.of(callback, executor);
        return called.registered(super.whenCompleteAsync(called.biConsumer(), executor));
    }

    @Override
    public <U> CompletableFuture<U> handle(BiFunction<? super T, Throwable, ? extends U> callback) {
        asked();
        StageCallback called = StageCallback.of(callback, null);
        return called.registered(super.handle(called.biFunction()));
    }

    @Override
    public <U> CompletableFuture<U> handleAsync(BiFunction<? super T, Throwable, ? extends U> callback) {
        asked();
        StageCallback called = StageCallback.of(callback, null);
        return called.registered(super.handleAsync(called.biFunction()));
    }

    @Override
    public <U> CompletableFuture<U> handleAsync(BiFunction<? super T, Throwable, ? extends U> callback, Executor executor) {
        asked();
        StageCallback called = StageCallback.of(callback, executor);
        return called.registered(super.handleAsync(called.biFunction(), executor));
    }

    @Override
    public CompletableFuture<T> exceptionally(Function<Throwable, ? extends T> callback) {
        asked();
        StageCallback called = StageCallback.of(callback, null);
        return called.registered(super.exceptionally(called.function()));
    }

    @Override
    public CompletableFuture<T> exceptionallyAsync(Function<Throwable, ? extends T> callback) {
        asked();
        StageCallback called = StageCallback.of(callback, null);
        return called.registered(super.exceptionallyAsync(called.function()));
    }

    @Override
    public CompletableFuture<T> exceptionallyAsync(Function<Throwable, ? extends T> callback, Executor executor) {
        asked();
        StageCallback called = StageCallback.of(callback, executor);
        return called.registered(super.exceptionallyAsync(called.function(), executor));
    }

    @Override
    public CompletableFuture<T> exceptionallyCompose(Function<Throwable, ? extends CompletionStage<T>> callback) {
        asked();
        StageCallback called = StageCallback.composing(callback, null);
        return called.registered(super.exceptionallyCompose(called.function()));
    }

    @Override
    public CompletableFuture<T> exceptionallyComposeAsync(Function<Throwable, ? extends CompletionStage<T>> callback) {
        asked();
        StageCallback called = StageCallback.composing(callback, null);
        return called.registered(super.exceptionallyComposeAsync(called.function()));
    }

    @Override
    public CompletableFuture<T> exceptionallyComposeAsync(Function<Throwable, ? extends CompletionStage<T>> callback,
            Executor executor) {
        asked();
        StageCallback called = StageCallback.composing(callback, executor);
        return called.registered(super.exceptionallyComposeAsync(called.function(), executor));
    }

    @Override
    public <U, V> CompletableFuture<V> thenCombine(CompletionStage<? extends U> second,
            BiFunction<? super T, ? super U, ? extends V> callback) {
        StageCallback called = StageCallback.of(callback, null);
        AskedFuture<?> given = giving(second);
        return passOn(given, called.registered(passOn(super.thenCombine(second, called.biFunction()))));
    }

    @Override
    public <U, V> CompletableFuture<V> thenCombineAsync(CompletionStage<? extends U> second,
            BiFunction<? super T, ? super U, ? extends V> callback) {
        StageCallback called = StageCallback.of(callback, null);
        AskedFuture<?> given = giving(second);
        return passOn(given, called.registered(passOn(super.thenCombineAsync(second, called.biFunction()))));
    }

    @Override
    public <U, V> CompletableFuture<V> thenCombineAsync(CompletionStage<? extends U> second,
            BiFunction<? super T, ? super U, ? extends V> callback, Executor executor) {
        StageCallback called = StageCallback.of(callback, executor);
        AskedFuture<?> given = giving(second);
        return passOn(given, called.registered(passOn(super.thenCombineAsync(second, called.biFunction(), executor))));
    }

    @Override
    public <U> CompletableFuture<Void> thenAcceptBoth(CompletionStage<? extends U> second,
            BiConsumer<? super T, ? super U> callback) {
        StageCallback called = StageCallback.of(callback, null);
        AskedFuture<?> given = giving(second);
        return passOn(given, called.registered(passOn(super.thenAcceptBoth(second, called.biConsumer()))));
    }

    @Override
    public <U> CompletableFuture<Void> thenAcceptBothAsync(CompletionStage<? extends U> second,
            BiConsumer<? super T, ? super U> callback) {
        StageCallback called = StageCallback.of(callback, null);
        AskedFuture<?> given = giving(second);
        return passOn(given, called.registered(passOn(super.thenAcceptBothAsync(second, called.biConsumer()))));
    }

    @Override
    public <U> CompletableFuture<Void> thenAcceptBothAsync(CompletionStage<? extends U> second,
            BiConsumer<? super T, ? super U> callback, Executor executor) {
        StageCallback called = StageCallback.of(callback, executor);
        AskedFuture<?> given = giving(second);
        return passOn(given, called.registered(passOn(super.thenAcceptBothAsync(second, called.biConsumer(), executor))));
    }

    @Override
    public CompletableFuture<Void> runAfterBoth(CompletionStage<?> second, Runnable callback) {
        StageCallback called = StageCallback.of(callback, null);
        AskedFuture<?> given = giving(second);
        return passOn(given, called.registered(passOn(super.runAfterBoth(second, called))));
    }

    @Override
    public CompletableFuture<Void> runAfterBothAsync(CompletionStage<?> second, Runnable callback) {
        StageCallback called = StageCallback.of(callback, null);
        AskedFuture<?> given = giving(second);
        return passOn(given, called.registered(passOn(super.runAfterBothAsync(second, called))));
    }

    @Override
    public CompletableFuture<Void> runAfterBothAsync(CompletionStage<?> second, Runnable callback, Executor executor) {
        StageCallback called = StageCallback.of(callback, executor);
        AskedFuture<?> given = giving(second);
        return passOn(given, called.registered(passOn(super.runAfterBothAsync(second, called, executor))));
    }

    @Override
    public <U> CompletableFuture<U> applyToEither(CompletionStage<? extends T> second, Function<? super T, U> callback) {
        asked();
        StageCallback called = StageCallback.of(callback, null);
        return called.registered(super.applyToEither(second, called.function()));
    }

    @Override
    public <U> CompletableFuture<U> applyToEitherAsync(CompletionStage<? extends T> second, Function<? super T, U> callback) {
        asked();
        StageCallback called = StageCallback.of(callback, null);
        return called.registered(super.applyToEitherAsync(second, called.function()));
    }

    @Override
    public <U> CompletableFuture<U> applyToEitherAsync(CompletionStage<? extends T> second, Function<? super T, U> callback,
            Executor executor) {
        asked();
        StageCallback called = StageCallback.of(callback, executor);
        return called.registered(super.applyToEitherAsync(second, called.function(), executor));
    }

    @Override
    public CompletableFuture<Void> acceptEither(CompletionStage<? extends T> second, Consumer<? super T> callback) {
        asked();
        StageCallback called = StageCallback.of(callback, null);
        return called.registered(super.acceptEither(second, called.consumer()));
    }

    @Override
    public CompletableFuture<Void> acceptEitherAsync(CompletionStage<? extends T> second, Consumer<? super T> callback) {
        asked();
        StageCallback called = StageCallback.of(callback, null);
        return called.registered(super.acceptEitherAsync(second, called.consumer()));
    }

    @Override
    public CompletableFuture<Void> acceptEitherAsync(CompletionStage<? extends T> second, Consumer<? super T> callback,
            Executor executor) {
        asked();
        StageCallback called = StageCallback.of(callback, executor);
        return called.registered(super.acceptEitherAsync(second, called.consumer(), executor));
    }

    @Override
    public CompletableFuture<Void> runAfterEither(CompletionStage<?> second, Runnable callback) {
        asked();
        StageCallback called = StageCallback.of(callback, null);
        return called.registered(super.runAfterEither(second, called));
    }

    @Override
    public CompletableFuture<Void> runAfterEitherAsync(CompletionStage<?> second, Runnable callback) {
        asked();
        StageCallback called = StageCallback.of(callback, null);
        return called.registered(super.runAfterEitherAsync(second, called));
    }

    @Override
    public CompletableFuture<Void> runAfterEitherAsync(CompletionStage<?> second, Runnable callback, Executor executor) {
        asked();
        StageCallback called = StageCallback.of(callback, executor);
        return called.registered(super.runAfterEitherAsync(second, called, executor));
    }
}
