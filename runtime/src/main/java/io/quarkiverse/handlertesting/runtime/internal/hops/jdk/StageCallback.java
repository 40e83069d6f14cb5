package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.UnseenFailure;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.text.Unwrapped;

/**
 * The callback of a stage, of whichever type. It has the cause of the code that registers it, unless the thread that calls it
 * has one. If its stage is an {@link AskedFuture}, that one gets to know whether the callback has thrown.
 */
@SuppressWarnings({ "rawtypes", "unchecked" })
class StageCallback
        implements
        Function<Object, Object>,
        BiFunction<Object, Object, Object>,
        Consumer<Object>,
        BiConsumer<Object, Object>,
        Supplier<Object>,
        Runnable {

    private enum Type {
        FUNCTION,
        BI_FUNCTION,
        CONSUMER,
        BI_CONSUMER,
        SUPPLIER,
        RUNNABLE
    }

    /** {@code null} if the callback is to have that of the calling thread. */
    private final Carried carried;
    private Object callback;
    private boolean composing;
    private boolean ofRunnable;
    private boolean followed;
    /** The stage; {@code null} before it is known, or if it is none of ours. */
    private volatile AskedFuture<?> stage;
    /** The failure of the callback, or the stage that it has returned; {@code null} for none. */
    private Object outcome;
    /** Set after the outcome. */
    private volatile boolean over;

    /**
     * @param callback {@code null} for one that is not known yet
     */
    StageCallback(Carried carried, Object callback) {
        this.carried = carried;
        this.callback = callback;
    }

    /**
     * The callback to give to the JDK in place of this one.
     *
     * @param executor of the stage; {@code null} for that of the future
     */
    static StageCallback of(Object callback, Executor executor) {
        StageCallback called = Objects.requireNonNull(callback) instanceof StageCallback given && !given.followed ? given
                : executor instanceof CarryingExecutor carrying && !carrying.isFollowed() ? carrying
                        : new StageCallback(null, callback);
        if (called != callback) {
            called.callback = callback;
        }
        called.followed = true;
        return called;
    }

    /** As {@link #of}, for a callback whose stage completes as the one that it returns. */
    static StageCallback composing(Object callback, Executor executor) {
        StageCallback called = of(callback, executor);
        called.composing = true;
        return called;
    }

    /** Makes this the task of a new future. */
    final StageCallback starting(Object task, boolean ofRunnable) {
        this.callback = Objects.requireNonNull(task);
        this.ofRunnable = ofRunnable;
        this.followed = true;
        return this;
    }

    final boolean isFollowed() {
        return followed;
    }

    /** The cause of the code that runs now; {@code null} if it has none. */
    RunningCause cause() {
        return carried == null ? ApplicationTestRuns.findCause() : carried.current().current();
    }

    /** Called with the stage, which it returns. The callback may have run before. */
    final <U> CompletableFuture<U> registered(CompletableFuture<U> registered) {
        if (registered instanceof AskedFuture<?> future) {
            stage = future;
            if (over) {
                settle(future);
            }
        }
        return registered;
    }

    /** Called by the thread that registers the stage or by the one that has called the callback; or by both. */
    private void settle(AskedFuture<?> future) {
        future.unlink();
        if (outcome instanceof UnseenFailure unseen) {
            future.failed(unseen);
        } else if (outcome instanceof AskedFuture<?> returned) {
            returned.passOnSecond(future);
        }
    }

    private void end(Object reached) {
        outcome = reached;
        over = true;
        AskedFuture<?> future = stage;
        if (future != null) {
            settle(future);
        }
    }

    private Object call(Type type, Object one, Object other) {
        CurrentCause current = carried == null || carried.current().current() != null ? null : carried.current();
        RunningCause before = current == null ? null : current.setOfThread(carried.cause());
        try {
            Object result = switch (type) {
                case FUNCTION -> ((Function) callback).apply(one);
                case BI_FUNCTION -> ((BiFunction) callback).apply(one, other);
                case SUPPLIER -> ofRunnable ? ran((Runnable) callback) : ((Supplier) callback).get();
                case RUNNABLE -> ran((Runnable) callback);
                case CONSUMER -> {
                    ((Consumer) callback).accept(one);
                    yield null;
                }
                case BI_CONSUMER -> {
                    ((BiConsumer) callback).accept(one, other);
                    yield null;
                }
            };
            if (followed) {
                returned(result);
            }
            return result;
        } catch (Throwable thrown) {
            if (followed) {
                failed(thrown);
            }
            throw thrown;
        } finally {
            if (current != null) {
                current.setOfThread(before);
            }
        }
    }

    final <A, B> Function<A, B> function() {
        return (Function) this;
    }

    final <A, B, C> BiFunction<A, B, C> biFunction() {
        return (BiFunction) this;
    }

    final <A> Consumer<A> consumer() {
        return (Consumer) this;
    }

    final <A, B> BiConsumer<A, B> biConsumer() {
        return (BiConsumer) this;
    }

    final <A> Supplier<A> supplier() {
        return (Supplier) this;
    }

    private static Object ran(Runnable task) {
        task.run();
        return null;
    }

    private void returned(Object result) {
        AskedFuture<?> inner = composing && result instanceof AskedFuture<?> future ? future : null;
        end(inner);
        if (inner != null) {
            inner.give();
        }
    }

    /** Called when the callback has thrown, or its executor has refused it. */
    final void failed(Throwable thrown) {
        RunningCause cause = cause();
        AskedFuture<?> future = stage;
        // The exception of a task is dropped if its future was cancelled, or completed by other code.
        end(cause == null || future != null && future.isDone() ? null
                : cause.failedHereUnlessAsked(Unwrapped.ofStage(thrown), WorkKind.ASYNC, null));
    }

    @Override
    public Object apply(Object value) {
        return call(Type.FUNCTION, value, null);
    }

    @Override
    public Object apply(Object one, Object other) {
        return call(Type.BI_FUNCTION, one, other);
    }

    @Override
    public void accept(Object value) {
        call(Type.CONSUMER, value, null);
    }

    @Override
    public void accept(Object one, Object other) {
        call(Type.BI_CONSUMER, one, other);
    }

    @Override
    public Object get() {
        return call(Type.SUPPLIER, null, null);
    }

    @Override
    public void run() {
        call(Type.RUNNABLE, null, null);
    }

    /** Two of the types have this method; the JDK calls it for none of its stages. */
    @Override
    public StageCallback andThen(Function after) {
        throw new UnsupportedOperationException();
    }
}
