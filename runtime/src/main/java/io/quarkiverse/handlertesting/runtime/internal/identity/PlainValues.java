package io.quarkiverse.handlertesting.runtime.internal.identity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The values of claims and attributes, which are of the JDK only: they cross a socket, and return from it with the same type.
 * JSON would make an {@code Integer} of a {@code Long}.
 */
public final class PlainValues {

    private static final String TYPES = "a String, a Boolean, a finite number, an Instant, or a List, Set or Map of these,"
            + " with Strings as the keys";

    private static final char LIST = '[';
    private static final char SET = '{';
    private static final char MAP = '(';

    private static final List<Scalar> SCALARS = List.of(new Scalar('s', String.class, text -> text),
            new Scalar('b', Boolean.class, Boolean::valueOf), new Scalar('i', Integer.class, Integer::valueOf),
            new Scalar('l', Long.class, Long::valueOf), new Scalar('h', Short.class, Short::valueOf),
            new Scalar('y', Byte.class, Byte::valueOf), new Scalar('d', Double.class, Double::valueOf),
            new Scalar('f', Float.class, Float::valueOf), new Scalar('n', BigInteger.class, BigInteger::new),
            new Scalar('m', BigDecimal.class, BigDecimal::new), new Scalar('t', Instant.class, Instant::parse));

    /** A type whose {@code toString} writes its value exactly, and how to read that text. */
    private record Scalar(char tag, Class<?> type, Function<String, Object> parser) {
    }

    private PlainValues() {
    }

    /**
     * An immutable copy of a value.
     *
     * @param what the value in messages, at the begin of a sentence
     * @throws IllegalArgumentException if the value, or a value in it, is null or has another type
     */
    public static Object copy(String what, Object value) {
        if (value == null) {
            throw new IllegalArgumentException(what + " is null, or has a null in it: leave it out.");
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put(key instanceof String ? key : refuse(what, key), copy(what, item)));
            return Collections.unmodifiableMap(copy);
        }
        if (value instanceof Collection<?> items) {
            Collection<Object> copy = value instanceof Set ? new LinkedHashSet<>() : new ArrayList<>();
            items.forEach(item -> copy.add(copy(what, item)));
            return copy instanceof Set<Object> set ? Collections.unmodifiableSet(set)
                    : Collections.unmodifiableList((List<Object>) copy);
        }
        boolean unwritable = (value instanceof Double || value instanceof Float)
                && !Double.isFinite(((Number) value).doubleValue());
        if (value instanceof String text && !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(what + " is not well-formed Unicode.");
        }
        return unwritable || scalar(value).isEmpty() ? refuse(what, value) : value;
    }

    private static Object refuse(String what, Object value) {
        String found = value instanceof Number ? value.toString() : value == null ? "null" : value.getClass().getTypeName();
        throw new IllegalArgumentException(what + " has " + found + " in it. It must be " + TYPES + ".");
    }

    /** Writes a copy as a sequence of texts that are not empty. */
    static void write(Object copy, Consumer<String> texts) {
        if (copy instanceof Map<?, ?> map) {
            texts.accept(MAP + String.valueOf(map.size()));
            map.forEach((key, value) -> {
                write(key, texts);
                write(value, texts);
            });
        } else if (copy instanceof Collection<?> items) {
            texts.accept((copy instanceof Set ? SET : LIST) + String.valueOf(items.size()));
            items.forEach(item -> write(item, texts));
        } else {
            texts.accept(scalar(copy).orElseThrow().tag() + copy.toString());
        }
    }

    /** Reads what {@link #write} wrote. */
    static Object read(Iterator<String> texts) {
        String text = texts.next();
        char tag = text.charAt(0);
        String rest = text.substring(1);
        if (tag == MAP) {
            Map<Object, Object> map = new LinkedHashMap<>();
            for (int size = Integer.parseInt(rest); size > 0; size--) {
                map.put(read(texts), read(texts));
            }
            return Collections.unmodifiableMap(map);
        }
        if (tag == LIST || tag == SET) {
            Collection<Object> items = tag == SET ? new LinkedHashSet<>() : new ArrayList<>();
            for (int size = Integer.parseInt(rest); size > 0; size--) {
                items.add(read(texts));
            }
            return items instanceof Set<Object> set ? Collections.unmodifiableSet(set)
                    : Collections.unmodifiableList((List<Object>) items);
        }
        return SCALARS.stream().filter(scalar -> scalar.tag() == tag).findFirst().orElseThrow().parser().apply(rest);
    }

    private static Optional<Scalar> scalar(Object value) {
        return SCALARS.stream().filter(scalar -> scalar.type() == value.getClass()).findFirst();
    }
}
