package io.quarkiverse.handlertesting.sse;

import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.quarkiverse.handlertesting.runtime.internal.text.Shortened;

/** Frames in failure messages and timelines, on one line. */
final class FrameText {

    private static final int SHOWN = 200;

    private FrameText() {
    }

    static String of(SseFrame frame) {
        if (frame.isComment()) {
            return ": " + shown(frame.comment());
        }
        StringBuilder text = new StringBuilder();
        if (frame.isEvent()) {
            text.append(ControlCharacters.escaped(frame.event())).append(" \"").append(shown(frame.data())).append('"');
        }
        if (frame.id() != null) {
            text.append(text.isEmpty() ? "" : " ").append("(id ").append(ControlCharacters.escaped(frame.id())).append(')');
        }
        if (frame.retry() != null) {
            text.append(text.isEmpty() ? "" : " ").append("(retry ").append(frame.retry().toMillis()).append(" ms)");
        }
        return text.toString();
    }

    private static String shown(String text) {
        return ControlCharacters.escaped(Shortened.text(text, SHOWN));
    }
}
