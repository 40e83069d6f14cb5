package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/**
 * A call to an upstream that a stub has answered. Equal ones repeat each other.
 *
 * @param cause {@code null} if it is unknown
 */
record StubbedCalls(Cause cause, String upstream, String method, String url) {

    private static final int FIRST_ERROR = 400;

    /** The calls that a failure may be about, in the order of the first one of each. */
    static Map<StubbedCalls, List<RecordedEvent>> of(Scene scene) {
        Map<StubbedCalls, List<RecordedEvent>> calls = new LinkedHashMap<>();
        scene.concerned().forEach(event -> {
            if (event.payload() instanceof UpstreamCall call && call.isExpected()) {
                calls.computeIfAbsent(new StubbedCalls(event.cause(), call.upstream(), call.method(), call.url()),
                        first -> new ArrayList<>()).add(event);
            }
        });
        return calls;
    }

    static boolean isError(RecordedEvent event) {
        return ((UpstreamCall) event.payload()).status() >= FIRST_ERROR;
    }
}
