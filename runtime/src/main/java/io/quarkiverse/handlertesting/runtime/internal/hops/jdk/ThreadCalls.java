package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.lang.StackWalker.StackFrame;
import java.lang.reflect.InvocationTargetException;
import java.util.function.Function;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.StartedThreads;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.text.ApplicationFrames;

/** Called in place of the methods of {@link Thread} with the same names. */
public final class ThreadCalls {

    private ThreadCalls() {
    }

    /** The thread has the cause of the code that starts it, and counts as its work until it has ended. */
    public static void start(Thread thread) {
        // A second start fails, and must not change the cause of the thread.
        boolean starts = thread.getState() == Thread.State.NEW;
        Carried carried = starts ? Carried.here() : null;
        if (carried == null) {
            if (starts) {
                keepPlace(thread);
            }
            thread.start();
            return;
        }
        StartedThreads threads = ApplicationTestRuns.find().startedThreads();
        Work work = carried.begin(WorkKind.THREAD, thread.getName().isEmpty() ? null : thread.getName());
        work.runOn(thread);
        threads.starting(thread, carried.cause());
        StartedThread started = StartedThread.of(thread, work);
        try {
            thread.start();
        } catch (Throwable refused) {
            threads.forget(thread);
            started.run();
            throw refused;
        }
        threads.awaitEnd(thread, started);
    }

    /** Events of a thread without a cause say where it was started. */
    private static void keepPlace(Thread thread) {
        ApplicationTestRuns runs = ApplicationTestRuns.find();
        StackFrame frame = runs == null ? null : ApplicationFrames.innermost();
        if (frame != null) {
            runs.startedThreads().startingWithoutCause(thread, ApplicationFrames.place(frame.toStackTraceElement()));
        }
    }

    /** Replaces the method of Java 21. */
    public static Thread startVirtualThread(Runnable task) {
        return started(task, followed -> (Thread) invoke(Thread.class, "startVirtualThread", null, followed));
    }

    /**
     * Replaces the method of Java 21.
     *
     * @param builder a {@code Thread.Builder}
     */
    public static Thread start(Object builder, Runnable task) {
        return started(task, followed -> (Thread) invoke(builderType(), "start", builder, followed));
    }

    private static Thread started(Runnable task, Function<Runnable, Thread> start) {
        Carried carried = task == null ? null : Carried.here();
        if (carried == null) {
            return start.apply(task);
        }
        Work work = carried.begin(WorkKind.THREAD, null);
        try {
            return start.apply(carried.uncaughtTask(work, task));
        } catch (Throwable refused) {
            work.end();
            throw refused;
        }
    }

    private static Class<?> builderType() {
        try {
            return Class.forName("java.lang.Thread$Builder");
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Calls a method that Java 17 lacks. */
    private static Object invoke(Class<?> type, String method, Object target, Runnable task) {
        try {
            return type.getMethod(method, Runnable.class).invoke(target, task);
        } catch (InvocationTargetException failed) {
            if (failed.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw (Error) failed.getCause();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
