package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.util.Arrays;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.EventSink;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/**
 * Records the calls of the beans that {@code @ObserveCalls} names. Its priority makes it the outermost interceptor: a call
 * ends after its transaction.
 */
@ObservedCalls
@Interceptor
@Priority(Integer.MIN_VALUE)
public class CallTap {

    private final ApplicationTestRuns runs;
    private final CallTarget.Cache targets = new CallTarget.Cache();
    private final AsyncResults results = new AsyncResults();
    /** {@code null} in an application without coroutines. */
    private final SuspendingCalls suspending;

    @Inject
    public CallTap(ApplicationTestRuns runs, Instance<SuspendingCalls> suspending) {
        this(runs, suspending.isResolvable() ? suspending.get() : null);
    }

    CallTap(ApplicationTestRuns runs, SuspendingCalls suspending) {
        this.runs = runs;
        this.suspending = suspending;
    }

    @AroundInvoke
    Object observe(InvocationContext context) throws Exception {
        RunningCause cause = runs.currentCause().current();
        EventSink sink = runs.sink(cause);
        if (sink == null) {
            return context.proceed();
        }
        boolean suspends = suspending != null && suspending.isSuspending(context.getMethod());
        // The call belongs to the test in which it begins, even if it ends during the next one.
        CallRecord call = begin(sink, cause, context, suspends);
        if (call == null) {
            return context.proceed();
        }
        if (suspends) {
            return observeSuspending(context, call.asynchronous());
        }
        Object result;
        try {
            result = context.proceed();
        } catch (Throwable failure) {
            call.failed(failure);
            throw failure;
        }
        return results.observe(result, context.getMethod().getReturnType(), call);
    }

    private Object observeSuspending(InvocationContext context, CallRecord.Run run) throws Exception {
        Object[] arguments = context.getParameters().clone();
        int last = arguments.length - 1;
        arguments[last] = suspending.observed(arguments[last], run::end);
        context.setParameters(arguments);
        Object result;
        try {
            result = context.proceed();
        } catch (Throwable failure) {
            run.end(null, failure, false);
            throw failure;
        }
        suspending.returned(result, run::end);
        return result;
    }

    /** {@code null} if the tap failed, which must not reach the application. */
    private CallRecord begin(EventSink sink, RunningCause cause, InvocationContext context, boolean suspends) {
        try {
            CallTarget target = targets.get(context.getTarget(), context.getMethod());
            Object[] arguments = context.getParameters();
            return new CallRecord(sink, cause, target,
                    suspends ? Arrays.copyOf(arguments, arguments.length - 1) : arguments);
        } catch (Throwable thrown) {
            sink.fault(Origin.CALL, thrown);
            return null;
        }
    }
}
