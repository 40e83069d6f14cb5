package io.quarkiverse.handlertesting.sse;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import io.vertx.core.buffer.Buffer;

/**
 * Writes frames as the bytes of an event stream: WHATWG HTML living standard, section 9.2.5, parsing an event stream. A space
 * follows each colon, so a value that begins with a space arrives unchanged. A frame that a stream cannot carry unchanged is
 * refused.
 */
public final class SseEncoder {

    private SseEncoder() {
    }

    /**
     * Encodes a frame.
     *
     * @throws IllegalArgumentException if a stream cannot carry the frame: a line break in the type, the id or a comment, a
     *         carriage return in the data, a NUL in the id, a lone surrogate; if the frame is empty, has a type but no data, or
     *         has a comment and something else
     */
    public static Buffer encode(SseFrame frame) {
        StringBuilder text = new StringBuilder();
        if (frame.isComment()) {
            refuse(frame.isEvent() || frame.id() != null || frame.retry() != null || isNamed(frame),
                    "A comment cannot be part of an event: write it as a frame of its own.");
            append(text, "", oneLine("A comment", frame.comment()));
            return bytes(text);
        }
        refuse(!frame.isEvent() && isNamed(frame), "An event of the type \"" + frame.event() + "\" needs data: clients"
                + " drop an event without data. Use \"\".");
        refuse(!frame.isEvent() && frame.id() == null && frame.retry() == null,
                "A frame needs data, an id, a reconnection time or a comment.");
        if (isNamed(frame)) {
            append(text, "event", oneLine("The type of an event", frame.event()));
        }
        if (frame.id() != null) {
            refuse(frame.id().indexOf('\0') >= 0, "An id cannot have a NUL: clients would ignore it.");
            append(text, "id", oneLine("An id", frame.id()));
        }
        if (frame.retry() != null) {
            append(text, "retry", Long.toString(frame.retry().toMillis()));
        }
        if (frame.isEvent()) {
            appendData(text, frame.data());
        }
        return bytes(text.append('\n'));
    }

    private static boolean isNamed(SseFrame frame) {
        return !frame.event().equals(SseFrame.MESSAGE);
    }

    private static void appendData(StringBuilder text, String data) {
        refuse(data.indexOf('\r') >= 0, "Data cannot have a carriage return, which would arrive as a line break.");
        int start = 0;
        for (int end = data.indexOf('\n'); end >= 0; end = data.indexOf('\n', start)) {
            append(text, "data", data.substring(start, end));
            start = end + 1;
        }
        append(text, "data", data.substring(start));
    }

    private static void append(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append('\n');
    }

    private static String oneLine(String what, String value) {
        refuse(value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0, what + " cannot have a line break.");
        return value;
    }

    private static Buffer bytes(StringBuilder text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return Buffer.buffer(bytes);
        } catch (CharacterCodingException surrogate) {
            throw new IllegalArgumentException("A frame cannot have a lone surrogate, which UTF-8 cannot encode.", surrogate);
        }
    }

    private static void refuse(boolean condition, String why) {
        if (condition) {
            throw new IllegalArgumentException(why);
        }
    }
}
