package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.quarkiverse.handlertesting.runtime.internal.cause.UnseenFailure;
import io.quarkiverse.handlertesting.runtime.internal.text.JdkNames;

/**
 * A future that a replaced call site makes in place of that of the JDK, and the stages that depend on it. Its failure is unseen
 * until code asks for it, or for that of a dependent stage. In the tests, it is also the superclass of the futures of
 * {@code ManagedExecutor}s.
 */
public class AskedFuture<T> extends AskedStages<T> {

    /** The futures whose failure this one has, too; {@code null} if there is none, or if it has a result. */
    private volatile AskedFuture<?> source;
    private volatile AskedFuture<?> other;
    private volatile boolean asked;
    /** That of the task or callback of this future. */
    private volatile UnseenFailure failure;
    /** The thread that gives this future to a stage of ours by {@link #toCompletableFuture()}; {@code null} for none. */
    private volatile Thread giver;

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new AskedFuture<>();
    }

    /** Of the two orders of this and of the failure, both are possible. */
    @Override
    final void asked() {
        for (AskedFuture<?> future = this; future != null && !future.asked; future = future.source) {
            future.asked = true;
            UnseenFailure unseen = future.failure;
            if (unseen != null) {
                unseen.seen();
            }
            AskedFuture<?> second = future.other;
            if (second != null) {
                second.asked();
            }
        }
    }

    /** Called when the task or callback of this future has thrown. */
    final void failed(UnseenFailure unseen) {
        failure = unseen;
        if (asked) {
            unseen.seen();
        }
    }

    @Override
    final <U> CompletableFuture<U> passOn(CompletableFuture<U> stage) {
        if (stage instanceof AskedFuture<?> dependent) {
            dependent.source = lasting();
            if (dependent.asked && dependent.source != null) {
                dependent.source.asked();
            }
        } else {
            asked();
        }
        return stage;
    }

    /** As {@link #passOn}, with this as the second future that the stage depends on. */
    final void passOnSecond(CompletableFuture<?> stage) {
        if (stage instanceof AskedFuture<?> dependent) {
            dependent.other = lasting();
            if (dependent.asked && dependent.other != null) {
                dependent.other.asked();
            }
        } else {
            asked();
        }
    }

    /** The future that a dependent stage has to know for this one: a chain of failed stages must not grow. */
    private AskedFuture<?> lasting() {
        if (isDone() && !super.isCompletedExceptionally()) {
            return null;
        }
        AskedFuture<?> only = source;
        return isDone() && failure == null && other == null && only != null ? only : this;
    }

    /** Called when the futures that this one depends on have their results: a chain without end must not keep those. */
    final void unlink() {
        source = null;
        other = null;
    }

    /** Called before a stage of ours asks for its second future. */
    final void give() {
        giver = Thread.currentThread();
    }

    @Override
    public CompletableFuture<T> toCompletableFuture() {
        given();
        return this;
    }

    /** Called by {@link #toCompletableFuture()}: other code than that of our stages may get the failure from then on. */
    final void given() {
        if (giver == Thread.currentThread()) {
            giver = null;
        } else {
            asked();
        }
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        asked();
        return super.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        asked();
        return super.get(timeout, unit);
    }

    @Override
    public T join() {
        asked();
        return super.join();
    }

    @Override
    public T getNow(T absent) {
        askedIfFailed();
        return super.isDone() ? super.join() : absent;
    }

    @Override
    public boolean isCompletedExceptionally() {
        return askedIfFailed();
    }

    private boolean askedIfFailed() {
        boolean failed = super.isCompletedExceptionally();
        if (failed) {
            asked();
        }
        return failed;
    }

    /** As the method of JDK 19, which newer applications call. */
    public T resultNow() {
        if (!isDone() || askedIfFailed()) {
            throw new IllegalStateException();
        }
        return super.join();
    }

    /** As the method of JDK 19, which newer applications call. */
    public Throwable exceptionNow() {
        if (!askedIfFailed() || isCancelled()) {
            throw new IllegalStateException();
        }
        try {
            super.join();
            throw new IllegalStateException();
        } catch (CompletionException failed) {
            return failed.getCause() == null ? failed : failed.getCause();
        } catch (CancellationException cancelled) {
            throw new IllegalStateException(cancelled);
        }
    }

    @Override
    public CompletionStage<T> minimalCompletionStage() {
        asked();
        return super.minimalCompletionStage();
    }

    @Override
    public CompletableFuture<T> copy() {
        return passOn(super.copy());
    }

    @Override
    public String toString() {
        return getClass() == AskedFuture.class ? JdkNames.asOf(CompletableFuture.class, this, super.toString())
                : super.toString();
    }
}
