package io.quarkiverse.handlertesting.runtime.internal.streams;

/** The failure of a stream whose script ends with one. It has no stack trace. */
public final class ScriptFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ScriptFailure(ScriptEnding ending) {
        super("The script of this stream ends with " + ending, null, false, false);
    }
}
