package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/**
 * A future that a thread of the JDK completes. It follows the JDK's own future, and calls its callbacks with the cause of the
 * code that asked for it; the work ends after them.
 */
final class FollowedFuture<T> extends CompletableFuture<T> {

    private final CompletableFuture<T> original;

    private FollowedFuture(CompletableFuture<T> original) {
        this.original = original;
    }

    /**
     * @param start has the JDK begin what completes the future
     */
    static <T> CompletableFuture<T> of(WorkKind kind, Supplier<CompletableFuture<T>> start) {
        Carried carried = Carried.here();
        return carried == null ? start.get() : of(carried, kind, start);
    }

    static <T> CompletableFuture<T> of(Carried carried, WorkKind kind, Supplier<CompletableFuture<T>> start) {
        return of(carried, kind, start, (value, failure) -> {
        });
    }

    /**
     * @param ended called with the value or the failure, before the callbacks of the application
     */
    static <T> CompletableFuture<T> of(Carried carried, WorkKind kind, Supplier<CompletableFuture<T>> start,
            BiConsumer<T, Throwable> ended) {
        Work work = carried.begin(kind, null);
        try {
            CompletableFuture<T> original = start.get();
            FollowedFuture<T> followed = new FollowedFuture<>(original);
            original.whenComplete((value, failure) -> carried.task(work, () -> {
                ended.accept(value, failure);
                followed.take(value, failure);
            }).run());
            return followed;
        } catch (Throwable refused) {
            work.end();
            throw refused;
        }
    }

    private void take(T value, Throwable failure) {
        if (failure == null) {
            complete(value);
        } else {
            completeExceptionally(failure);
        }
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return original.newIncompleteFuture();
    }

    /** The JDK cancels what completes the future. */
    @Override
    public boolean cancel(boolean mayInterrupt) {
        original.cancel(mayInterrupt);
        return super.cancel(mayInterrupt);
    }
}
