package io.quarkiverse.handlertesting.ndjson;

import io.quarkiverse.handlertesting.runtime.internal.json.ApplicationJson;
import io.quarkiverse.handlertesting.runtime.internal.json.ExactJson;
import io.quarkiverse.handlertesting.runtime.internal.streams.ScriptStep;
import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.quarkiverse.handlertesting.runtime.internal.text.Shortened;
import io.vertx.core.buffer.Buffer;

/** An item as a line of JSON. */
record JsonLine(String json) {

    static final String TYPE = "application/x-ndjson";

    /** How many characters of an item are shown. */
    private static final int SHOWN = 200;

    /**
     * @param item a {@code CharSequence} is JSON already
     * @throws IllegalArgumentException if it is not one line of JSON, or cannot be written
     */
    static JsonLine of(Object item) {
        JsonLine line = new JsonLine(
                item instanceof CharSequence text ? text.toString() : ApplicationJson.here().write(item).toString());
        line.check();
        return line;
    }

    private void check() {
        if (json.indexOf('\n') >= 0 || json.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("An item is one line, but got a line break in \"" + this + "\".");
        }
        try {
            ExactJson.check(json);
        } catch (IllegalArgumentException other) {
            throw new IllegalArgumentException(
                    "An item is JSON, but got \"" + this + "\". A text is sent as it is: for other bytes, use raw(…).",
                    other.getCause());
        }
    }

    Buffer bytes() {
        return Buffer.buffer(json + "\n");
    }

    ScriptStep step() {
        return new ScriptStep.Frame(this, bytes());
    }

    /** The JSON on one line, shortened, for messages. */
    @Override
    public String toString() {
        return ControlCharacters.escaped(Shortened.text(json, SHOWN));
    }
}
