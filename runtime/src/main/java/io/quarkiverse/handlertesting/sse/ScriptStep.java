package io.quarkiverse.handlertesting.sse;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.vertx.core.buffer.Buffer;

/** A step of a script. Its {@code toString()} is its text in {@link SseScript#toString}. */
sealed interface ScriptStep {

    /** A step that sends bytes. */
    sealed interface Sent extends ScriptStep {

        Buffer bytes();
    }

    record Frame(SseFrame frame, Buffer bytes) implements Sent {

        @Override
        public String toString() {
            return frame.toString();
        }
    }

    /** Sends any bytes, also a part of a frame. */
    record Raw(Buffer bytes) implements Sent {

        @Override
        public String toString() {
            return FrameText.raw(bytes);
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
