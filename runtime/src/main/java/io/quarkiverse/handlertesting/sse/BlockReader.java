package io.quarkiverse.handlertesting.sse;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

import io.quarkiverse.handlertesting.runtime.internal.streams.LineReader;
import io.quarkiverse.handlertesting.runtime.internal.streams.Utf8;

/** Assembles a frame from the lines of a block: section 9.2.6. */
final class BlockReader implements LineReader {

    private static final byte[] DATA = name("data");
    private static final byte[] EVENT = name("event");
    private static final byte[] ID = name("id");
    private static final byte[] RETRY = name("retry");

    private final Consumer<? super SseFrame> frames;
    private String lastEventId = "";
    private Duration reconnectionTime;

    /** The first line of the data. */
    private String data;
    /** All lines of the data; {@code null} unless there are several. */
    private StringBuilder lines;
    private String event;
    private String id;
    private Duration retry;

    BlockReader(Consumer<? super SseFrame> frames) {
        this.frames = frames;
    }

    private static byte[] name(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    String lastEventId() {
        return lastEventId;
    }

    Duration reconnectionTime() {
        return reconnectionTime;
    }

    /** Whether the block has no field so far that counts. */
    @Override
    public boolean isEmpty() {
        return data == null && id == null && event == null && retry == null;
    }

    @Override
    public void line(byte[] bytes, int start, int end) {
        if (start == end) {
            dispatch();
        } else if (isField(DATA, bytes, start, end)) {
            addData(value(DATA, bytes, start, end));
        } else if (isField(EVENT, bytes, start, end)) {
            event = value(EVENT, bytes, start, end);
        } else if (isField(ID, bytes, start, end)) {
            setId(value(ID, bytes, start, end));
        } else if (isField(RETRY, bytes, start, end)) {
            setRetry(value(RETRY, bytes, start, end));
        } else if (bytes[start] == ':') {
            frames.accept(SseFrame.comment(text(bytes, start + 1, end)));
        }
    }

    /** Whether the line is this field name, alone or followed by a colon. */
    private static boolean isField(byte[] name, byte[] bytes, int start, int end) {
        int after = start + name.length;
        if (after > end || after < end && bytes[after] != ':') {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (bytes[start + i] != name[i]) {
                return false;
            }
        }
        return true;
    }

    private static String value(byte[] name, byte[] bytes, int start, int end) {
        return text(bytes, Math.min(start + name.length + 1, end), end);
    }

    /** The text without one leading space. */
    private static String text(byte[] bytes, int start, int end) {
        int first = start < end && bytes[start] == ' ' ? start + 1 : start;
        return Utf8.text(bytes, first, end);
    }

    private void addData(String line) {
        if (data == null) {
            data = line;
        } else {
            if (lines == null) {
                lines = new StringBuilder(data);
            }
            lines.append('\n').append(line);
        }
    }

    private void setId(String value) {
        if (value.indexOf('\0') < 0) {
            id = value;
        }
    }

    private void setRetry(String value) {
        if (!value.isEmpty() && value.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            retry = Duration.ofMillis(millis(value));
            reconnectionTime = retry;
        }
    }

    /** {@code Long.MAX_VALUE} for a number that is greater. */
    private static long millis(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException more) {
            return Long.MAX_VALUE;
        }
    }

    private void dispatch() {
        if (id != null) {
            lastEventId = id;
        }
        if (data != null || id != null || retry != null) {
            SseFrame frame = new SseFrame(data == null ? null : event, lines == null ? data : lines.toString(), id, retry,
                    null);
            drop();
            frames.accept(frame);
        } else {
            drop();
        }
    }

    /** Discards the block so far. */
    @Override
    public void drop() {
        data = null;
        lines = null;
        event = null;
        id = null;
        retry = null;
    }
}
