package io.quarkiverse.handlertesting.runtime.internal.client;

import java.time.Duration;
import java.util.function.UnaryOperator;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;

/** Exchanges that have failed, in words. */
final class Failures {

    private Failures() {
    }

    /**
     * @param missing as in "no response"
     */
    static String late(String missing, Duration deadline) {
        return "There was " + missing + " within " + Durations.text(deadline) + ", so the exchange was aborted:";
    }

    static String interrupted(String awaited) {
        return "The thread that waited for " + awaited + " was interrupted, so the exchange was aborted:";
    }

    static String aborted(Throwable cause) {
        return "The exchange ended before its response did (" + FailureText.of(cause) + "):";
    }

    private static String tooLarge(long maxSize) {
        return "The response has more than " + maxSize + " bytes, so the exchange was aborted. Read it with stream(), or raise"
                + " quarkus.handler-testing.client.max-response-size:";
    }

    /**
     * Of a response that was to come as a whole.
     *
     * @param cause whatever a transport, or the user's own body, has failed with
     * @param story the text of a message that begins with this
     */
    static AssertionError of(Throwable cause, UnaryOperator<String> story, long maxSize) {
        if (cause instanceof AssertionError error) {
            return error;
        }
        return cause instanceof BufferedResponse.TooLarge
                ? new HttpAssertionError(Reason.TOO_LARGE, story.apply(tooLarge(maxSize)), null)
                : new HttpAssertionError(Reason.ABORTED, story.apply(aborted(cause)), cause);
    }
}
