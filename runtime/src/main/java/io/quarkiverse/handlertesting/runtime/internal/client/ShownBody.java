package io.quarkiverse.handlertesting.runtime.internal.client;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import io.quarkiverse.handlertesting.runtime.internal.cookies.Octets;
import io.vertx.core.buffer.Buffer;

/** A body in a failure message: its text, if it is one, line by line, and not too much of it. */
final class ShownBody {

    private ShownBody() {
    }

    /**
     * @param max how many characters of it
     * @return without a line break at its end; {@code (1234 bytes)} if it is no text; empty if there is none
     */
    static String of(Buffer bytes, int max) {
        String text = text(bytes);
        if (text == null) {
            return "(" + bytes.length() + " bytes)";
        }
        String shown = text.length() <= max ? text : text.substring(0, max);
        String left = text.length() <= max ? "" : "… (" + text.length() + " characters)";
        return shown.lines().map(Octets::visible).reduce((before, line) -> before + "\n" + line).orElse("") + left;
    }

    /** {@code null} if it is none in UTF-8. */
    private static String text(Buffer bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.getBytes())).toString();
            return text.indexOf('\0') < 0 ? text : null;
        } catch (CharacterCodingException none) {
            return null;
        }
    }
}
