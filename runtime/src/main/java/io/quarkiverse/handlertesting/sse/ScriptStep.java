package io.quarkiverse.handlertesting.sse;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.vertx.core.buffer.Buffer;

/** What a script does, one after the other. Each is as it is printed. */
sealed interface ScriptStep {

    /** Something is sent. */
    sealed interface Sent extends ScriptStep {

        Buffer bytes();
    }

    record Frame(SseFrame frame, Buffer bytes) implements Sent {

        @Override
        public String toString() {
            return frame.toString();
        }
    }

    /** Whatever it is, also a part of a frame. */
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
