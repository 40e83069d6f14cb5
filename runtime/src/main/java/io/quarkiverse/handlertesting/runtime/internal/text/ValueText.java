package io.quarkiverse.handlertesting.runtime.internal.text;

import io.quarkiverse.handlertesting.runtime.internal.text.Shortened;
import io.quarkiverse.handlertesting.runtime.internal.report.Rendering;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;

/** Objects of the application in a failure message: on one line, shortened, and never a failure of their own. */
public final class ValueText {

    private static final int SHOWN = 120;
    private static final int ARRAY_SHOWN = 8;

    private ValueText() {
    }

    public static String text(Object value) {
        if (value instanceof CharSequence || value instanceof Character) {
            return '"' + shortened(value.toString()) + '"';
        }
        if (value instanceof byte[] bytes) {
            return "byte[" + bytes.length + "]";
        }
        if (value instanceof Throwable failure) {
            return Rendering.failure(failure);
        }
        if (value instanceof Class<?> type) {
            return Rendering.typeName(type);
        }
        if (value != null && value.getClass().isArray()) {
            return array(value);
        }
        return shortened(printed(value));
    }

    private static String array(Object array) {
        int length = Array.getLength(array);
        List<String> items = new ArrayList<>();
        for (int i = 0; i < Math.min(length, ARRAY_SHOWN); i++) {
            items.add(text(Array.get(array, i)));
        }
        if (length > ARRAY_SHOWN) {
            items.add("… " + length + " in all");
        }
        return items.toString();
    }

    /** The object's own text; an entity outside its session, say, may be unable to give one. */
    private static String printed(Object value) {
        try {
            return String.valueOf(value);
        } catch (Exception | StackOverflowError thrown) {
            return Rendering.typeName(value.getClass()) + " (its toString threw " + Rendering.typeName(thrown.getClass())
                    + ")";
        }
    }

    /** On one line, with control characters escaped, at most 120 characters of it. */
    public static String shortened(String text) {
        StringBuilder line = new StringBuilder();
        Shortened.text(text, SHOWN).chars().forEach(character -> append(line, (char) character));
        return line.toString();
    }

    private static void append(StringBuilder line, char character) {
        switch (character) {
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> {
                if (Character.isISOControl(character)) {
                    line.append(String.format("\\u%04x", (int) character));
                } else {
                    line.append(character);
                }
            }
        }
    }
}
