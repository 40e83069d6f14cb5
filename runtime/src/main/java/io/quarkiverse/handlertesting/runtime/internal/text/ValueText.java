package io.quarkiverse.handlertesting.runtime.internal.text;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The text of the application's objects in failure messages: one line, shortened; it never throws. */
public final class ValueText {

    private static final int SHOWN = 120;
    private static final int ARRAY_SHOWN = 8;
    /** How many arrays inside each other are shown by content: an array may contain itself. */
    private static final int DEEPEST = 3;

    private ValueText() {
    }

    /** {@code 7}, {@code "text"}, {@code [1, 2]}, {@code Model[name=testalias]}, {@code Response 202} */
    public static String text(Object value) {
        return text(value, 0);
    }

    /** @param depth how many arrays are around the value */
    private static String text(Object value, int depth) {
        try {
            return textOf(value, depth);
        } catch (Throwable thrown) {
            // Errors too: the message that shows the value is worth more, and a wait on another thread would never end.
            return TypeText.name(value.getClass()) + " (its toString threw " + TypeText.name(thrown.getClass()) + ")";
        }
    }

    private static String textOf(Object value, int depth) throws ReflectiveOperationException {
        if (value instanceof ValueCopy copy) {
            return shortened(CopyText.of(copy), ValueCopy.SHOWN);
        }
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
            return optional.map(content -> "Optional[" + text(content, depth) + "]").orElse("Optional.empty");
        }
        if (value != null && value.getClass().isArray()) {
            return depth < DEEPEST ? array(value, depth + 1) : TypeText.name(value.getClass());
        }
        return shortened(value == null ? "null"
                : ObjectText.of(value).orElseGet(() -> IdentityHashes.without(String.valueOf(value.toString()))));
    }

    /** The texts of values in parentheses, by their copies if they have some: {@code (7, "text")} */
    public static String all(List<Object> values) {
        return IntStream.range(0, values.size())
                .mapToObj(at -> text(values instanceof CopiedList copied ? copied.copy(at) : values.get(at)))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /**
     * The text of an object, beginning with the full name of its type: {@code Orders.Shipped[id=1]} for a nested record whose
     * own text begins with {@code Shipped}.
     */
    public static String named(Object value) {
        Class<?> type = TypeText.declared(ValueCopy.original(value).getClass());
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

    private static String array(Object array, int depth) {
        int length = Array.getLength(array);
        List<String> items = new ArrayList<>();
        for (int i = 0; i < Math.min(length, ARRAY_SHOWN); i++) {
            items.add(text(Array.get(array, i), depth));
        }
        if (length > ARRAY_SHOWN) {
            items.add("… " + length + " in all");
        }
        return items.toString();
    }

    /** The first 120 characters of a text, on one line, with control characters escaped. */
    public static String shortened(String text) {
        return shortened(text, SHOWN);
    }

    private static String shortened(String text, int shown) {
        StringBuilder line = new StringBuilder();
        Shortened.text(text, shown).chars().forEach(character -> append(line, (char) character));
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
