package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where else in a JSON body the name of a missing value is, or an expected value. */
public final class FieldRelation {

    /** Shorter texts and smaller numbers are equal by chance. */
    private static final int MIN_LENGTH = 3;

    private record Field(String path, String name, Object value) {
    }

    private FieldRelation() {
    }

    /**
     * The relation as a sentence; empty if there is none that is known.
     *
     * @param path of names and indexes: {@code models[0].size}
     * @param expected {@code null} if it is not known
     * @param actual {@code null} if there is none
     * @param body the parsed JSON, of maps and lists
     */
    public static Optional<String> of(String path, Object expected, Object actual, Object body) {
        List<Field> fields = fields("", "", body).filter(field -> field.value() != null && !field.path().equals(path)).toList();
        String name = path.replaceFirst(".*\\.", "").replaceFirst("\\[.*", "");
        List<Field> alike = actual != null ? List.of()
                : fields.stream().filter(field -> plain(field.name()).equals(plain(name))).toList();
        if (alike.size() == 1) {
            return Optional.of("The body has no value at " + path + ", but one at " + alike.get(0).path() + ".");
        }
        List<Field> equal = !isDistinct(expected) ? List.of()
                : fields.stream().filter(field -> Objects.equals(field.value(), expected)).toList();
        return equal.size() == 1
                ? Optional.of("The expected value is at " + equal.get(0).path() + " in the same body.")
                : Optional.empty();
    }

    private static boolean isDistinct(Object value) {
        return (value instanceof String || value instanceof Number) && value.toString().length() >= MIN_LENGTH;
    }

    private static String plain(String name) {
        return name.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
    }

    private static Stream<Field> fields(String path, String name, Object value) {
        if (value instanceof Map<?, ?> object) {
            return object.entrySet().stream().flatMap(entry -> fields(path.isEmpty() ? entry.getKey().toString()
                    : path + "." + entry.getKey(), entry.getKey().toString(), entry.getValue()));
        }
        if (value instanceof List<?> list) {
            return IntStream.range(0, list.size()).boxed()
                    .flatMap(index -> fields(path + "[" + index + "]", name, list.get(index)));
        }
        return name.isEmpty() ? Stream.empty() : Stream.of(new Field(path, name, value));
    }
}
