package io.quarkiverse.handlertesting.sse;

/** The failure of a stream whose script ends with {@link SseScript#fail} or {@link SseScript#cut}. It has no stack trace. */
public final class SseScriptFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SseScriptFailure(ScriptEnding ending) {
        super("The script of this stream ends with " + ending, null, false, false);
    }
}
