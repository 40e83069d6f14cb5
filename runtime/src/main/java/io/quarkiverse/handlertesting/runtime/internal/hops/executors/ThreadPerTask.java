package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.application.ExceptionHandlers;

/**
 * Executors of JDK 21 that start a thread for each task. Their tasks are followed by the threads: the thread of a task is made
 * by the code that submits it, and runs nothing else.
 */
final class ThreadPerTask {

    private ThreadPerTask() {
    }

    /**
     * @param source finds the tasks of the application that runs now; {@code null} while none is running
     */
    static ExecutorService executor(ThreadFactory threads, Supplier<FollowedTasks> source) {
        MethodHandle executor = find(Executors.class, "newThreadPerTaskExecutor",
                MethodType.methodType(ExecutorService.class, ThreadFactory.class));
        ThreadFactory followed = threads == null ? null : task -> thread(threads, task, source.get());
        try {
            return (ExecutorService) executor.invokeExact(followed);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    private static Thread thread(ThreadFactory threads, Runnable task, FollowedTasks tasks) {
        Submission submission = tasks == null ? null : tasks.unbound(threads);
        if (submission == null) {
            return threads.newThread(task);
        }
        Thread thread = null;
        try {
            thread = threads.newThread(() -> run(task, tasks, submission));
            return thread;
        } finally {
            if (thread == null) {
                submission.over();
            }
        }
    }

    private static void run(Runnable task, FollowedTasks tasks, Submission submission) {
        tasks.begin(submission);
        Runnable back = tasks.currentCause().enter(submission.work.cause());
        try {
            task.run();
        } catch (Throwable thrown) {
            ExceptionHandlers.thrown(submission.work, thrown);
            throw thrown;
        } finally {
            back.run();
            submission.ends();
            submission.over();
        }
    }

    /** The factory of unnamed virtual threads. */
    static ThreadFactory virtualThreads() {
        try {
            Class<?> builder = Class.forName("java.lang.Thread$Builder");
            Class<?> ofVirtual = Class.forName("java.lang.Thread$Builder$OfVirtual");
            Object threads = find(Thread.class, "ofVirtual", MethodType.methodType(ofVirtual)).invoke();
            return (ThreadFactory) MethodHandles.publicLookup()
                    .findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class)).invoke(threads);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    private static MethodHandle find(Class<?> type, String method, MethodType signature) {
        try {
            return MethodHandles.publicLookup().findStatic(type, method, signature);
        } catch (ReflectiveOperationException thrown) {
            throw new IllegalStateException(type.getName() + "." + method + " needs JDK 21", thrown);
        }
    }

    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException runtime ? runtime : new IllegalStateException(thrown);
    }
}
