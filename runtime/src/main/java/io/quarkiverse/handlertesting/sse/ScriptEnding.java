package io.quarkiverse.handlertesting.sse;

/** How a stream ends after the last step of its script. */
enum ScriptEnding {

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
