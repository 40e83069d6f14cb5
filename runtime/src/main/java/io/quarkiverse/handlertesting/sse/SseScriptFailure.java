package io.quarkiverse.handlertesting.sse;

import io.quarkiverse.handlertesting.runtime.internal.streams.ScriptFailure;

/** The failure of a stream whose script ends with {@link SseScript#fail} or {@link SseScript#cut}. It has no stack trace. */
public final class SseScriptFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SseScriptFailure(ScriptFailure failure) {
        super(failure.getMessage(), null, false, false);
    }
}
