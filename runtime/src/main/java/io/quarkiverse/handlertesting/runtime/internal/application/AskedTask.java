package io.quarkiverse.handlertesting.runtime.internal.application;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.UnseenFailure;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.text.JdkNames;

/** The future of a submitted task, in place of that of the JDK. Its failure is unseen until code asks for the result. */
public abstract class AskedTask<T> extends FutureTask<T> {

    /** The thread that waits for the task within {@code invokeAll}, which shows no failure; {@code null} for none. */
    private volatile Thread invoker;
    private volatile boolean asked;
    private volatile UnseenFailure failure;

    /**
     * @param calls those of the executor that makes the future
     */
    protected AskedTask(Callable<T> callable, InvokeCalls calls) {
        super(callable);
        calls.made(this);
    }

    /** The cause of the task; {@code null} if it has none, or if its failure is to fail no test. */
    protected abstract RunningCause cause();

    void invokedBy(Thread thread) {
        invoker = thread;
    }

    /** Called where code may get the failure. Of the two orders of this and of the failure, both are possible. */
    void asked() {
        if (invoker == null || invoker != Thread.currentThread()) {
            asked = true;
            UnseenFailure unseen = failure;
            if (unseen != null) {
                unseen.seen();
            }
        }
    }

    @Override
    protected void setException(Throwable thrown) {
        super.setException(thrown);
        RunningCause cause = isCancelled() || asked ? null : cause();
        if (cause != null) {
            UnseenFailure unseen = cause.failedHereUnlessAsked(thrown, WorkKind.ASYNC, null);
            failure = unseen;
            if (asked) {
                unseen.seen();
            }
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

    /** As the method of JDK 19, which newer applications call. */
    public T resultNow() {
        asked();
        try {
            if (isDone()) {
                return super.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("Task completed with exception");
        } catch (InterruptedException neverHappens) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("Task has not completed");
    }

    /** As the method of JDK 19, which newer applications call. */
    public Throwable exceptionNow() {
        asked();
        try {
            if (isDone()) {
                super.get();
            }
        } catch (ExecutionException failed) {
            return failed.getCause();
        } catch (InterruptedException neverHappens) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException(isDone() ? "Task completed with a result" : "Task has not completed");
    }

    @Override
    public String toString() {
        return JdkNames.asOf(FutureTask.class, this, super.toString());
    }
}
