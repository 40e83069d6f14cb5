package io.quarkiverse.handlertesting.runtime.internal.hops.coroutines;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import kotlin.coroutines.ContinuationInterceptor;
import kotlin.coroutines.CoroutineContext;
import kotlinx.coroutines.AbstractCoroutine;
import kotlinx.coroutines.CoroutineName;
import kotlinx.coroutines.CoroutineScope;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Job;

/**
 * Called by builders of coroutines with each context that they create, and by coroutines that start and complete; their classes
 * are transformed for the tests. A coroutine has the cause of the code that starts it, or, without such a cause, that of its
 * scope.
 */
public final class CoroutineHop {

    /** The coroutine of {@code runBlocking}: a thread waits for it, so it is no work of its own. */
    private static final String BLOCKING = "kotlinx.coroutines.BlockingCoroutine";
    /** Each extension of Quarkus starts its handlers in a scope of this name, on a dispatcher of this name. */
    private static final String OF_HANDLERS = "ApplicationCoroutineScope";
    private static final String ON_VERTX = "VertxDispatcher";

    private CoroutineHop() {
    }

    /**
     * Called by builders that start a coroutine.
     *
     * @param created the context that the builder has created
     * @return the context to use in its place
     */
    public static CoroutineContext context(CoroutineContext created, CoroutineScope scope) {
        CauseElement inherited = created.get(CauseElement.KEY);
        ApplicationTestRuns runs = ApplicationTestRuns.find();
        RunningCause cause = runs == null ? null : cause(runs, inherited);
        if (cause == null || inherited != null && inherited.cause() == cause && inherited.covers(created.get(Job.Key))) {
            return created;
        }
        return created.plus(new CauseElement(cause, runs.currentCause(),
                isHandler(created, scope) ? WorkKind.HANDLER : WorkKind.COROUTINE));
    }

    /** Called by {@code withContext}. Only a coroutine that no builder has started has no cause yet. */
    public static CoroutineContext context(CoroutineContext created, CoroutineContext outer) {
        ApplicationTestRuns runs = created.get(CauseElement.KEY) != null ? null : ApplicationTestRuns.find();
        RunningCause cause = runs == null ? null : cause(runs, null);
        return cause == null ? created
                : created.plus(new CauseElement(cause, runs.currentCause(), WorkKind.COROUTINE));
    }

    private static RunningCause cause(ApplicationTestRuns runs, CauseElement inherited) {
        RunningCause cause = runs.currentCause().current();
        return cause == null && inherited != null ? inherited.cause() : cause;
    }

    /** Handlers are many, and frameworks start them: their place is not worth a stack walk. */
    private static boolean isHandler(CoroutineContext context, CoroutineScope scope) {
        return scope.getClass().getSimpleName().equals(OF_HANDLERS)
                && context.get(ContinuationInterceptor.Key).getClass().getSimpleName().equals(ON_VERTX);
    }

    /** Called before a coroutine starts. */
    public static void starting(Object coroutine, Object mode) {
        if (mode != CoroutineStart.LAZY) {
            started(coroutine);
        }
    }

    /** Called when a job is to be active, if it is not. */
    public static void activating(Object job) {
        if (job instanceof AbstractCoroutine<?> lazy && !lazy.isActive() && !lazy.isCompleted()) {
            started(lazy);
        }
    }

    private static void started(Object started) {
        AbstractCoroutine<?> coroutine = (AbstractCoroutine<?>) started;
        CauseElement element = coroutine.getContext().get(CauseElement.KEY);
        if (element != null && !coroutine.getClass().getName().equals(BLOCKING)) {
            CoroutineName name = coroutine.getContext().get(CoroutineName.Key);
            element.started(coroutine, name == null ? null : name.getName());
        }
    }

    /** Called when a job has completed, and its completion handlers have run. */
    public static void completed(Object job) {
        // A coroutine without a context is not constructed yet: its parent is cancelled.
        if (job instanceof AbstractCoroutine<?> coroutine && coroutine.getContext() != null) {
            CauseElement element = coroutine.getContext().get(CauseElement.KEY);
            if (element != null) {
                element.completed(coroutine);
            }
        }
    }
}
