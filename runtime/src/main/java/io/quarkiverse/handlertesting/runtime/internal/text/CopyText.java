package io.quarkiverse.handlertesting.runtime.internal.text;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The text of a {@link ValueCopy}, as that of a record: {@code Order[id=7, items=[a, b], customer=Customer[…]]}. */
final class CopyText {

    private static final String SEPARATOR = ", ";

    private CopyText() {
    }

    static String of(ValueCopy copy) {
        if (copy.size < 0) {
            return name(copy) + "[…]";
        }
        return switch (copy.plan.kind()) {
            case FIELDS -> name(copy) + fields(copy);
            case PROXY, LAZY_COLLECTION -> String.valueOf(copy.parts[0]);
            case COLLECTION -> list(copy, SEPARATOR, CopyText::plain);
            case ARRAY -> copy.original instanceof byte[] ? "byte[" + copy.size + "]" : list(copy, SEPARATOR, ValueText::text);
            case MAP -> map(copy, "=", SEPARATOR, CopyText::plain);
            case JSON -> json(copy);
            case OPTIONAL -> "Optional[" + plain(copy.parts[0]) + "]";
            case DATE -> String.valueOf(copy.parts[0]);
            case OPAQUE, IMMUTABLE -> ValueText.text(copy.original) + " (as it is now)";
        };
    }

    private static String name(ValueCopy copy) {
        return TypeText.name(copy.original.getClass());
    }

    private static String fields(ValueCopy copy) {
        List<Field> fields = copy.plan.fields();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            texts.add(fields.get(i).getName() + "=" + plain(copy.parts[i]));
        }
        return texts.stream().collect(Collectors.joining(SEPARATOR, "[", "]"));
    }

    /** Text without quotes, as records show it. */
    static String plain(Object value) {
        return value instanceof CharSequence text ? ValueText.shortened(text.toString()) : ValueText.text(value);
    }

    private static String list(ValueCopy copy, String separator, Function<Object, String> element) {
        List<String> elements = new ArrayList<>();
        for (Object part : copy.parts) {
            elements.add(element.apply(part));
        }
        return joined(elements, copy.size, separator, "[", "]");
    }

    private static String map(ValueCopy copy, String is, String separator, Function<Object, String> part) {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < copy.parts.length; i += 2) {
            entries.add(part.apply(copy.parts[i]) + is + part.apply(copy.parts[i + 1]));
        }
        return joined(entries, copy.size, separator, "{", "}");
    }

    private static String joined(List<String> elements, int size, String separator, String begin, String end) {
        if (size > elements.size()) {
            elements.add("… " + size + " in all");
        }
        return elements.stream().collect(Collectors.joining(separator, begin, end));
    }

    /** JSON of Vert.x: its content is a copied map or list. */
    private static String json(Object value) {
        if (!(value instanceof ValueCopy copy)) {
            return ValueText.text(value);
        }
        if (copy.size < 0) {
            return "…";
        }
        return switch (copy.plan.kind()) {
            case JSON -> json(copy.parts[0]);
            case MAP -> map(copy, ":", ",", CopyText::json);
            case COLLECTION -> list(copy, ",", CopyText::json);
            default -> of(copy);
        };
    }
}
