package io.quarkiverse.handlertesting.runtime.internal.application;

import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Keeps the cause of the code that runs now: in the duplicated context of Vert.x if there is one, since every callback and task
 * of an exchange has it; else in the thread. Lives as long as the application.
 */
public final class CauseContext implements CurrentCause {

    private static final String KEY = CauseContext.class.getName();
    private static final String STREAM = KEY + ".stream";
    /** The names of the threads on which JUnit runs test methods that have a preemptive timeout. */
    private static final String TEST_METHOD = "junit-timeout-thread-";

    /** The names of the event loops of Quarkus. */
    private static final String EVENT_LOOP = "vert.x-eventloop-thread-";

    private final StartedThreads startedThreads = new StartedThreads();
    private final ThreadLocal<OfThread> ofThread = ThreadLocal.withInitial(() -> new OfThread(ofNewThread()));

    /** The causes that a thread knows. Only that thread changes them. */
    private static final class OfThread {

        private RunningCause cause;
        /**
         * The context on which the thread's cause comes first: it runs a task that has been carried there, for example the
         * callback of a value that another request has computed; {@code null} for none
         */
        private Context carriedTo;

        OfThread(RunningCause cause) {
            this.cause = cause;
        }
    }

    @Override
    public RunningCause current() {
        Context context = Vertx.currentContext();
        OfThread thread = ofThread.get();
        if (context != null && context == thread.carriedTo) {
            return thread.cause;
        }
        RunningCause cause = of(context);
        return cause != null ? cause : thread.cause;
    }

    /** The cause that a thread begins with. */
    private RunningCause ofNewThread() {
        RunningCause cause = startedThreads.of(Thread.currentThread());
        return cause != null ? cause : ofTestMethod();
    }

    @Override
    public String startedAt() {
        return startedThreads.placeOf(Thread.currentThread());
    }

    /** The threads that begin with a cause, since code with a cause starts them. */
    StartedThreads startedThreads() {
        return startedThreads;
    }

    /**
     * The cause of a test method that JUnit runs on a thread of its own, since no callback of JUnit runs there. If that thread
     * goes on after its timeout, it still belongs to this test.
     */
    private static RunningCause ofTestMethod() {
        ApplicationTestRuns runs = isOfTestMethod(Thread.currentThread()) ? ApplicationTestRuns.find() : null;
        TestRun run = runs == null ? null : runs.current();
        return run == null ? null : run.root();
    }

    /** Whether JUnit has made this thread for a test method. */
    public static boolean isOfTestMethod(Thread thread) {
        return thread.getName().startsWith(TEST_METHOD);
    }

    /** The cause that a duplicated context has; {@code null} for others. */
    public static RunningCause of(Context context) {
        return context != null && VertxContext.isDuplicatedContext(context)
                && context.getLocal(KEY) instanceof RunningCause cause ? cause : null;
    }

    /**
     * Sets the cause of all code that runs on this duplicated context from now on.
     *
     * @param cause {@code null} to remove it
     */
    public static void put(Context duplicated, RunningCause cause) {
        if (cause == null) {
            duplicated.removeLocal(KEY);
        } else {
            duplicated.putLocal(KEY, cause);
        }
    }

    /** Marks the duplicated context of code that consumes a stream whose items have causes of their own. */
    public static void consumesStream(Context duplicated) {
        duplicated.putLocal(STREAM, true);
    }

    @Override
    public boolean isEventLoop(Thread thread) {
        return thread.getName().startsWith(EVENT_LOOP);
    }

    @Override
    public boolean isConsumingStream() {
        Context context = duplicated();
        return context != null && context.getLocal(STREAM) != null && current() == of(context);
    }

    @Override
    public void set(RunningCause cause) {
        Context context = duplicated();
        if (context == null) {
            setOfThread(cause);
            return;
        }
        put(context, cause);
        OfThread thread = ofThread.get();
        if (thread.carriedTo == context) {
            thread.cause = cause;
        }
    }

    @Override
    public RunningCause setOfThread(RunningCause cause) {
        OfThread thread = ofThread.get();
        RunningCause before = thread.cause;
        thread.cause = cause;
        return before;
    }

    @Override
    public Object place() {
        Context context = Vertx.currentContext();
        return context != null ? context : ofThread.get().carriedTo;
    }

    @Override
    public Runnable carry(RunningCause cause, Object place) {
        OfThread thread = ofThread.get();
        RunningCause before = thread.cause;
        Context carriedBefore = thread.carriedTo;
        thread.cause = cause;
        thread.carriedTo = (Context) place;
        return () -> {
            thread.cause = before;
            thread.carriedTo = carriedBefore;
        };
    }

    @Override
    public Runnable enter(RunningCause cause) {
        Context context = duplicated();
        RunningCause ofContext = of(context);
        RunningCause before = setOfThread(cause);
        if (ofContext == null) {
            return () -> setOfThread(before);
        }
        put(context, cause);
        return () -> {
            setOfThread(before);
            put(context, ofContext);
        };
    }

    private static Context duplicated() {
        Context context = Vertx.currentContext();
        return context != null && VertxContext.isDuplicatedContext(context) ? context : null;
    }
}
