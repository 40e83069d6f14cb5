package io.quarkiverse.handlertesting.sse;

/** What becomes of the stream when all of its script has been sent. */
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
