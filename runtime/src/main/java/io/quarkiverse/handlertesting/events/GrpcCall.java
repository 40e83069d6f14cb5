package io.quarkiverse.handlertesting.events;

import java.time.Duration;

import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;

/**
 * A gRPC call that reached the application. It is recorded when it arrives, and again when its status is sent, or when it is
 * cancelled.
 *
 * @param method the full name of the method: {@code "shop.Orders/Place"}
 * @param status the code of the status: {@code "OK"}, {@code "NOT_FOUND"}; {@code null} before the status, and for a cancelled
 *        call
 * @param description the description of the status; {@code null} if it has none
 * @param duration the time from the arrival of the call until its status was sent or it was cancelled; zero before that
 * @param stage how far the call has come
 */
public record GrpcCall(String method, String status, String description, Duration duration, Stage stage) {

    /** The progress of a call. */
    public enum Stage {
        /** The call arrived. */
        REQUESTED,
        /** The status was sent, after all messages of the response. */
        ANSWERED,
        /**
         * Before the status was sent, the client cancelled the call, or its deadline passed, or its connection was lost. If
         * the HTTP server of Quarkus has the services, it does not report a lost connection.
         */
        CANCELLED
    }

    /** One line: {@code shop.Orders/Place -> NOT_FOUND in 6 ms: no such product} */
    @Override
    public String toString() {
        return switch (stage) {
            case REQUESTED -> method;
            case ANSWERED -> method + " -> " + status + " in " + Durations.text(duration.toNanos())
                    + (description == null ? "" : ": " + ValueText.shortened(description));
            case CANCELLED -> method + " -> cancelled after " + Durations.text(duration.toNanos());
        };
    }
}
