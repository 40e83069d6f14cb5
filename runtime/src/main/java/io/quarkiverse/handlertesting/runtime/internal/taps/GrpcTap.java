package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.events.GrpcCall;
import io.quarkiverse.handlertesting.events.GrpcCall.Stage;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.EventSink;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/** Records each gRPC call when it arrives, and when it is answered or cancelled. */
@Singleton
public class GrpcTap {

    private final ApplicationTestRuns runs;

    public GrpcTap(ApplicationTestRuns runs) {
        this.runs = runs;
    }

    /**
     * Records that a call has arrived.
     *
     * @param cause {@code null} if it is unknown
     * @param method the full name of the method
     * @return takes the end of the call; empty if no test records it
     */
    public Optional<Call> arrived(RunningCause cause, String method) {
        return Optional.ofNullable(runs.sink(cause)).map(sink -> {
            Call call = new Call(sink, method);
            call.append(null, null, 0, Stage.REQUESTED, null);
            return call;
        });
    }

    /** A call that has arrived. Only the first end counts. Thread-safe. */
    public static final class Call {

        private final EventSink sink;
        private final String method;
        private final long begun = System.nanoTime();
        private final AtomicBoolean over = new AtomicBoolean();

        private Call(EventSink sink, String method) {
            this.sink = sink;
            this.method = method;
        }

        /**
         * Called before the status is sent, so that the event is in the journal before the client can see the status.
         *
         * @param description {@code null} for none
         * @param failure {@code null} for none
         */
        public void answered(String status, String description, Throwable failure) {
            end(status, description, Stage.ANSWERED, failure);
        }

        /** Called when the call was cancelled. */
        public void cancelled() {
            end(null, null, Stage.CANCELLED, null);
        }

        private void end(String status, String description, Stage stage, Throwable failure) {
            if (over.compareAndSet(false, true)) {
                append(status, description, begun, stage, failure);
            }
        }

        /**
         * @param since {@code System.nanoTime()}; 0 for an event without a duration
         */
        private void append(String status, String description, long since, Stage stage, Throwable failure) {
            sink.append(Origin.GRPC, method, now -> new GrpcCall(method, status, description,
                    stage == Stage.REQUESTED ? Duration.ZERO : Duration.ofNanos(now - since), stage), failure);
        }
    }
}
