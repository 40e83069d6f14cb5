package io.quarkiverse.handlertesting.runtime.internal.client.body;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The values of a parameter, which a test passes one by one, in a collection or in an array. */
public final class ParameterValues {

    private ParameterValues() {
    }

    /**
     * Whether the test has passed no value at all. An empty array of values has its own type, {@code String[]} for example, and
     * counts as an empty collection.
     */
    public static boolean areLeftOut(Object... values) {
        return values != null && values.length == 0 && values.getClass() == Object[].class;
    }

    /**
     * @param what for example "query parameter"
     * @throws IllegalArgumentException if a value is null
     */
    public static Stream<String> all(String what, String name, Object... values) {
        Objects.requireNonNull(name, "name");
        if (values == null) {
            return Stream.of(one(what, name, null));
        }
        return Arrays.stream(values).flatMap(ParameterValues::spread).map(value -> one(what, name, value));
    }

    private static Stream<?> spread(Object value) {
        if (value instanceof Collection<?> collection) {
            return collection.stream();
        }
        if (value != null && value.getClass().isArray()) {
            return IntStream.range(0, Array.getLength(value)).mapToObj(index -> Array.get(value, index));
        }
        return Stream.of(new Object[] { value });
    }

    /** @throws IllegalArgumentException if the value is null */
    public static String one(String what, String name, Object value) {
        if (value == null) {
            throw new IllegalArgumentException("The " + what + " " + name + " is null: leave it out, or give \"\".");
        }
        return value.toString();
    }
}
