package io.quarkiverse.handlertesting.runtime.internal.streams;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.runtime.internal.text.Shortened;
import io.vertx.core.buffer.Buffer;

/** A step of a script. Its {@code toString()} is its text in that of the script. */
public sealed interface ScriptStep {

    /** A step that sends bytes. */
    sealed interface Sent extends ScriptStep {

        Buffer bytes();
    }

    record Frame(Object frame, Buffer bytes) implements Sent {

        @Override
        public String toString() {
            return frame.toString();
        }
    }

    /** Sends any bytes, also a part of a frame. */
    record Raw(Buffer bytes) implements Sent {

        /** How many characters are shown. */
        private static final int SHOWN = 200;

        @Override
        public String toString() {
            return "raw \"" + ControlCharacters.escaped(Shortened.text(bytes.toString(), SHOWN)) + '"';
        }
    }

    record Pause(Duration duration) implements ScriptStep {

        @Override
        public String toString() {
            return "after " + Durations.text(duration);
        }
    }

    record Repeat(List<ScriptStep> steps, long times) implements ScriptStep {

        @Override
        public String toString() {
            return times + " × (" + steps.stream().map(ScriptStep::toString).collect(Collectors.joining(", ")) + ")";
        }
    }
}
