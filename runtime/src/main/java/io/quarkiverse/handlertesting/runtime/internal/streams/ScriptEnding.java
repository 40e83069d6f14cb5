package io.quarkiverse.handlertesting.runtime.internal.streams;

/** How a stream ends after the last step of its script. */
public enum ScriptEnding {

    END("the end"),
    FAIL("fail"),
    CUT("cut"),
    STALL("stall");

    private final String text;

    ScriptEnding(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
