package io.quarkiverse.handlertesting.runtime.internal.taps;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.events.TestJournals;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;

/**
 * Sees the calls of the beans that {@code @ObserveCalls} names. Its priority makes it the outermost interceptor: a call is
 * over when its transaction is.
 */
@ObservedCalls
@Interceptor
@Priority(1)
public class CallTap {

    private final TestJournals journals;
    private final CallTarget.Cache targets = new CallTarget.Cache();

    public CallTap(TestJournals journals) {
        this.journals = journals;
    }

    @AroundInvoke
    Object observe(InvocationContext context) throws Exception {
        Journal journal = journals.current();
        if (journal == null) {
            return context.proceed();
        }
        // The journal of the test in which the call began: if it is closed by the end, nothing is recorded in the next.
        CallRecord call = begin(journal, context);
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
        return AsyncResults.observe(result, call);
    }

    /** {@code null} if it failed, which is kept from the application. */
    private CallRecord begin(Journal journal, InvocationContext context) {
        try {
            return new CallRecord(journal, targets.get(context.getTarget(), context.getMethod()), context.getParameters());
        } catch (Throwable thrown) {
            journal.faults().add(Origin.CALL.name(), thrown);
            return null;
        }
    }
}
