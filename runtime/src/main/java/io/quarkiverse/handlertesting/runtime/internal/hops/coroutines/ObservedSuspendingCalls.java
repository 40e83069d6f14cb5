package io.quarkiverse.handlertesting.runtime.internal.hops.coroutines;

import java.lang.reflect.Method;
import java.util.concurrent.CancellationException;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.taps.SuspendingCalls;
import kotlin.ResultKt;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.intrinsics.IntrinsicsKt;
import kotlin.coroutines.jvm.internal.ContinuationImpl;

/** Stands between a function that suspends and its caller, as a function that only calls it would. */
@Singleton
public class ObservedSuspendingCalls implements SuspendingCalls {

    @Override
    public boolean isSuspending(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return parameters.length > 0 && parameters[parameters.length - 1] == Continuation.class;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object observed(Object last, End end) {
        return new Observed((Continuation<Object>) last, end);
    }

    @Override
    public void returned(Object result, End end) {
        if (result != IntrinsicsKt.getCOROUTINE_SUSPENDED()) {
            end.end(item(result), null, false);
        }
    }

    private static Object item(Object result) {
        return result == Unit.INSTANCE ? null : result;
    }

    /** A plain {@code Continuation} would not go on on the dispatcher of the caller. */
    private static final class Observed extends ContinuationImpl {

        private final transient End end;

        Observed(Continuation<Object> caller, End end) {
            super(caller);
            this.end = end;
        }

        @Override
        protected Object invokeSuspend(Object result) {
            try {
                ResultKt.throwOnFailure(result);
            } catch (Throwable failure) {
                boolean cancelled = failure instanceof CancellationException;
                end.end(null, cancelled ? null : failure, cancelled);
                throw failure;
            }
            end.end(item(result), null, false);
            return result;
        }
    }
}
