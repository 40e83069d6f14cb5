package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import io.quarkiverse.handlertesting.events.MethodCall;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.cause.EventSink;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueCopy;

/** A call that has begun. Writes it into the journal at its end. No exception of this class reaches the application. */
final class CallRecord {

    private final EventSink sink;
    private final RunningCause cause;
    private final CallTarget target;
    private final List<Object> arguments;
    private final long begun;

    /**
     * @param sink where the call belongs when it begins
     * @param cause {@code null} if the call is unattributed
     * @param arguments as the caller passed them; inner interceptors may replace them in the array
     */
    CallRecord(EventSink sink, RunningCause cause, CallTarget target, Object[] arguments) {
        this.sink = sink;
        this.cause = cause;
        this.target = target;
        this.arguments = ValueCopy.ofAll(Arrays.asList(arguments));
        this.begun = System.nanoTime();
    }

    /** Begins the wait for an asynchronous result: until it ends, the call counts as running work. */
    Run asynchronous() {
        return new Run(cause == null ? null : cause.begin(WorkKind.CALL, target.name()));
    }

    /**
     * Called when the call has returned a result that does nothing before it is subscribed to.
     *
     * @param type the type of the result
     * @return to be run when it is subscribed to
     */
    Runnable unsubscribed(String type) {
        return cause == null ? () -> {
        }
                : cause.testRun().hints().unsubscribed().add(cause.cause().number(),
                        caller -> target.name() + ", which " + caller
                                + " called, returned a " + type + " that was never subscribed to.");
    }

    void returned(Object result) {
        ended(result, null, false);
    }

    void failed(Throwable failure) {
        ended(null, failure, false);
    }

    private void ended(Object result, Throwable failure, boolean cancelled) {
        try {
            Object returned = ValueCopy.of(result);
            sink.append(Origin.CALL, target.name(), now -> new MethodCall(target.bean(), target.method(), arguments, returned,
                    failure, cancelled, Duration.ofNanos(now - begun)), failure);
        } catch (Throwable thrown) {
            sink.fault(Origin.CALL, thrown);
        }
    }

    /** One subscription of an asynchronous result. */
    final class Run {

        /** {@code null} if the call is unattributed. */
        private final Work work;

        private Run(Work work) {
            this.work = work;
        }

        void end(Object item, Throwable failure, boolean cancelled) {
            ended(cancelled || failure != null ? null : item, cancelled ? null : failure, cancelled);
            if (work != null) {
                work.end();
            }
        }
    }
}
