package io.quarkiverse.handlertesting.runtime.internal.text;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The text of the application's objects in failure messages: one line, shortened; it never throws. */
public final class ValueText {

    private static final int SHOWN = 120;
    private static final int ARRAY_SHOWN = 8;

    private ValueText() {
    }

    /** {@code 7}, {@code "text"}, {@code [1, 2]}, {@code Model[name=testalias]}, {@code Response 202} */
    public static String text(Object value) {
        if (value instanceof CharSequence || value instanceof Character) {
            return '"' + shortened(value.toString()) + '"';
        }
        if (value instanceof byte[] bytes) {
            return "byte[" + bytes.length + "]";
        }
        if (value instanceof Throwable failure) {
            return FailureText.of(failure);
        }
        if (value instanceof Class<?> type) {
            return TypeText.name(type);
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(content -> "Optional[" + text(content) + "]").orElse("Optional.empty");
        }
        if (value != null && value.getClass().isArray()) {
            return array(value);
        }
        return shortened(ownText(value));
    }

    /**
     * The text of an object, beginning with the full name of its type: {@code Orders.Shipped[id=1]} for a nested record whose
     * own text begins with {@code Shipped}.
     */
    public static String named(Object value) {
        Class<?> type = TypeText.declared(value.getClass());
        String name = TypeText.name(type);
        String text = text(value);
        if (text.startsWith(name)) {
            return text;
        }
        String simple = type.getSimpleName();
        boolean beginsWithType = !simple.isEmpty() && text.startsWith(simple)
                && (text.length() == simple.length() || !Character.isJavaIdentifierPart(text.charAt(simple.length())));
        return beginsWithType ? name + text.substring(simple.length()) : name + " " + text;
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

    /**
     * The text by the object's own {@code toString}, or by {@link ObjectText}. The {@code toString} of an object may fail.
     */
    private static String ownText(Object value) {
        try {
            return value == null ? "null" : ObjectText.of(value).orElseGet(() -> String.valueOf(value.toString()));
        } catch (Exception | StackOverflowError thrown) {
            return TypeText.name(value.getClass()) + " (its toString threw " + TypeText.name(thrown.getClass())
                    + ")";
        }
    }

    /** The first 120 characters of a text, on one line, with control characters escaped. */
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
