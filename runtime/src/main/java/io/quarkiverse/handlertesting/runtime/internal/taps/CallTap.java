package io.quarkiverse.handlertesting.runtime.internal.taps;

import jakarta.annotation.Priority;
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

    public CallTap(ApplicationTestRuns runs) {
        this.runs = runs;
    }

    @AroundInvoke
    Object observe(InvocationContext context) throws Exception {
        RunningCause cause = runs.currentCause().current();
        EventSink sink = runs.sink(cause);
        if (sink == null) {
            return context.proceed();
        }
        // The call belongs to the test in which it begins, even if it ends during the next one.
        CallRecord call = begin(sink, cause, context);
        if (call == null) {
            return context.proceed();
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

    /** {@code null} if the tap failed, which must not reach the application. */
    private CallRecord begin(EventSink sink, RunningCause cause, InvocationContext context) {
        try {
            return new CallRecord(sink, cause, targets.get(context.getTarget(), context.getMethod()),
                    context.getParameters());
        } catch (Throwable thrown) {
            sink.fault(Origin.CALL, thrown);
            return null;
        }
    }
}
