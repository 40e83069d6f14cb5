package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.time.Duration;

import io.quarkiverse.handlertesting.events.CallOut;
import io.quarkiverse.handlertesting.events.CallOut.Stage;
import io.quarkiverse.handlertesting.events.FailedCall;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/** A request that the application has sent: records its end. Never throws. */
public final class OutgoingCall {

    private final OutgoingCallTap tap;
    private final RunningCause cause;
    private final OutgoingAddress request;
    private final int attempt;
    private final long begun = System.nanoTime();

    /** @param cause {@code null} if it is unknown: then only a failure is recorded */
    OutgoingCall(OutgoingCallTap tap, RunningCause cause, OutgoingAddress request) {
        this.tap = tap;
        this.cause = cause;
        this.request = request;
        this.attempt = cause == null || !tap.recordsCalls() ? 1 : cause.attempt(request.key());
    }

    /**
     * Called when the head of the response has come, after the redirects that the client has followed.
     *
     * @param location the header {@code Location}; {@code null} if there is none
     */
    public void answered(int status, String location) {
        if (tap.recordsCalls() && cause != null) {
            tap.record(cause, Origin.CALL_OUT, sink -> {
                String target = request.target();
                String redirect = OutgoingAddress.redirect(status, location);
                sink.append(Origin.CALL_OUT, target, now -> new CallOut(request.method(), target, Stage.ANSWERED, status,
                        Duration.ofNanos(now - begun), attempt, redirect), null);
            });
        }
    }

    /** Called when it is certain that no response comes. */
    public void failed(Throwable failure) {
        tap.record(cause, Origin.HTTP_CLIENT, sink -> {
            String target = request.target();
            String reason = request.reason(failure);
            if (tap.recordsFailures()) {
                sink.append(Origin.HTTP_CLIENT, request.method() + " " + target,
                        now -> new FailedCall(request.method(), target, reason), failure);
            }
            if (tap.recordsCalls()) {
                sink.append(Origin.CALL_OUT, target, now -> new CallOut(request.method(), target, Stage.FAILED, 0,
                        Duration.ofNanos(now - begun), attempt, reason), failure);
            }
        });
    }
}
