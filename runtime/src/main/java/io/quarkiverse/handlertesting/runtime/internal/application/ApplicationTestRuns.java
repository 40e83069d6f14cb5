package io.quarkiverse.handlertesting.runtime.internal.application;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;
import io.quarkiverse.handlertesting.runtime.internal.config.EventsConfig;
import io.vertx.core.Context;

/**
 * The {@link TestRuns} of an application. They live as long as it does, and so never survive a restart. The static methods
 * are for code that is not a bean and may outlive an application, as the metrics of Vert.x do in dev mode.
 */
@Singleton
public class ApplicationTestRuns extends TestRuns {

    private final ClassLoader classLoader;
    private final StartedThreads startedThreads;

    /**
     * @param config read when a test begins: taps see their first events while the application initializes, before its
     *        configuration is available
     */
    @Inject
    public ApplicationTestRuns(Instance<EventsConfig> config) {
        this(config, new CauseContext());
    }

    private ApplicationTestRuns(Instance<EventsConfig> config, CauseContext context) {
        super(test -> JournalFactory.create(test, config.get()), context);
        this.startedThreads = context.startedThreads();
        // The hops need this bean when the application starts, on the thread that starts it.
        this.classLoader = Thread.currentThread().getContextClassLoader();
    }

    /** The threads that the application starts. */
    public StartedThreads startedThreads() {
        return startedThreads;
    }

    /** The class loader of the application. Threads of the common pool, for example, have another one as their context's. */
    public ClassLoader classLoader() {
        return classLoader;
    }

    /** The bean of the application that runs now; {@code null} if none is running. */
    public static ApplicationTestRuns find() {
        return Beans.find(ApplicationTestRuns.class).orElse(null);
    }

    /** The test run of this thread, as {@link #current} has it; {@code null} if there is none. */
    public static TestRun findRun() {
        ApplicationTestRuns runs = find();
        return runs == null ? null : runs.current();
    }

    /** The cause of the code that runs now; {@code null} if it is unknown. */
    public static RunningCause findCause() {
        ApplicationTestRuns runs = find();
        return runs == null ? null : runs.currentCause().current();
    }

    /** The request of a running test that has caused the code that runs now; {@code null} if there is none. */
    public static RunningCause findRequest() {
        RunningCause cause = findCause();
        return cause != null && cause.cause().isRequest() && !cause.testRun().hasEnded() ? cause : null;
    }

    /** The cause that a context of Vert.x has, else that of the code that runs now; {@code null} if it is unknown. */
    public static RunningCause findCause(Context context) {
        RunningCause cause = CauseContext.of(context);
        return cause != null ? cause : findCause();
    }

    @PreDestroy
    public void stop() {
        endAll();
    }
}
