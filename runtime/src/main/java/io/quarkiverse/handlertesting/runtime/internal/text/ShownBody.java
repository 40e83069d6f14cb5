package io.quarkiverse.handlertesting.runtime.internal.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The text of a body in a failure message, line by line, and shortened. */
public final class ShownBody {

    private ShownBody() {
    }

    /**
     * Shows a body.
     *
     * @param max the maximum number of characters
     * @return without a line break at its end; {@code (1234 bytes)} for a body that is not text; empty for an empty body
     */
    public static String of(byte[] bytes, int max) {
        String text = text(bytes);
        return text == null ? "(" + count(bytes.length, "byte") + ")" : of(text, max);
    }

    /** Shows a body that is text, as {@link #of(byte[], int)} does. */
    public static String of(String text, int max) {
        String masked = Secrets.STANDARD.maskBeginning(text, Math.min(text.length(), 2 * max));
        if (text.length() <= max) {
            return lines(masked);
        }
        return lines(Shortened.head(masked, Math.min(masked.length(), max))) + "… (" + count(text.length(), "character") + ")";
    }

    /**
     * Shows a body on one line, with its size.
     *
     * @param max the maximum number of characters
     * @return {@code 17 bytes: {"name":"llama"}}; only the size of a body that is not text
     */
    public static String brief(byte[] bytes, int max) {
        String text = bytes.length == 0 ? null : text(bytes);
        return count(bytes.length, "byte")
                + (text == null ? "" : ": " + Shortened.beginning(text.strip().replaceAll("\\s*\\R\\s*", " "), max));
    }

    /** {@code 1 byte}, {@code 2 bytes} */
    public static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String lines(String text) {
        return text.lines().map(ControlCharacters::escaped).collect(Collectors.joining("\n"));
    }

    /** The body as text; {@code null} if it is not text in UTF-8. */
    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.indexOf('\0') < 0 ? text : null;
        } catch (CharacterCodingException notText) {
            return null;
        }
    }
}
