package io.quarkiverse.handlertesting.sse;

/** A scripted stream has come to its {@link SseScript#fail()} or {@link SseScript#cut()}. It has no stack trace. */
public final class SseScriptFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SseScriptFailure(ScriptEnding ending) {
        super("The script of this stream says so: " + ending, null, false, false);
    }
}
