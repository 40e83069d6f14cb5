package io.quarkiverse.handlertesting.runtime.internal.client;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares values by the decimal text of their numbers, whatever types these have: 1.5, {@code 1.5f} and 1.50 are equal. */
final class Decimal {

    private static final Set<Class<?>> NUMBERS = Set.of(Byte.class, Short.class, Integer.class, Long.class, Float.class,
            Double.class);

    private Decimal() {
    }

    /** A number of the JDK with a fixed value; not an {@code AtomicLong}, whose {@code equals} is that of an object. */
    static boolean isNumber(Object value) {
        return value instanceof BigDecimal || value instanceof BigInteger
                || value != null && NUMBERS.contains(value.getClass());
    }

    /** @return {@code null} if the value is no such number, infinite or not a number */
    static BigDecimal of(Object value) {
        if (!isNumber(value)) {
            return null;
        }
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        return Double.isFinite(((Number) value).doubleValue()) || value instanceof BigInteger
                ? new BigDecimal(value.toString())
                : null;
    }

    /** A number, or a list, map, set or array with one. */
    static boolean hasNumber(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.keySet().stream().anyMatch(Decimal::hasNumber) || map.values().stream().anyMatch(Decimal::hasNumber);
        }
        if (value instanceof List<?> || value instanceof Set<?>) {
            return ((Collection<?>) value).stream().anyMatch(Decimal::hasNumber);
        }
        return isArray(value) ? items(value).stream().anyMatch(Decimal::hasNumber) : isNumber(value);
    }

    /** As {@code equals} of lists, maps and sets, except for numbers. */
    static boolean equal(Object actual, Object expected) {
        if (isNumber(actual) && isNumber(expected)) {
            BigDecimal left = of(actual);
            BigDecimal right = of(expected);
            return left != null && right != null && left.compareTo(right) == 0;
        }
        if (actual instanceof List<?> list && expected instanceof List<?> other) {
            return equalInOrder(list, other);
        }
        if (actual instanceof Map<?, ?> map && expected instanceof Map<?, ?> other) {
            return map.size() == other.size() && map.entrySet().stream().allMatch(entry -> hasEntry(other, entry));
        }
        if (actual instanceof Set<?> set && expected instanceof Set<?> other) {
            return set.size() == other.size() && set.stream().allMatch(item -> isIn(other, item));
        }
        if (isArray(actual) && isArray(expected)) {
            return equalInOrder(items(actual), items(expected));
        }
        return actual == null ? expected == null : actual.equals(expected);
    }

    static boolean isIn(Iterable<?> values, Object actual) {
        for (Object value : values) {
            if (equal(actual, value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasEntry(Map<?, ?> map, Map.Entry<?, ?> entry) {
        return map.entrySet().stream()
                .anyMatch(other -> equal(entry.getKey(), other.getKey()) && equal(entry.getValue(), other.getValue()));
    }

    private static boolean equalInOrder(List<?> actual, List<?> expected) {
        if (actual.size() != expected.size()) {
            return false;
        }
        Iterator<?> others = expected.iterator();
        return actual.stream().allMatch(item -> equal(item, others.next()));
    }

    private static boolean isArray(Object value) {
        return value != null && value.getClass().isArray();
    }

    private static List<Object> items(Object array) {
        return new AbstractList<>() {

            @Override
            public Object get(int index) {
                return Array.get(array, index);
            }

            @Override
            public int size() {
                return Array.getLength(array);
            }
        };
    }
}
