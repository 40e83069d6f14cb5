package io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.github.tomakehurst.wiremock.matching.EqualToJsonPattern;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The differences between a JSON body and the one that a stub expects, each with its path. */
final class JsonDifferences {

    private static final int SHOWN = 5;
    /** Begins a value that stands for many, such as {@code ${json-unit.any-number}}. */
    private static final String PLACEHOLDER = "${json-unit.";

    private final boolean ignoresExtra;
    private final boolean ignoresOrder;
    private final List<String> lines = new ArrayList<>();

    private JsonDifferences(EqualToJsonPattern pattern) {
        ignoresExtra = Boolean.TRUE.equals(pattern.isIgnoreExtraElements());
        ignoresOrder = Boolean.TRUE.equals(pattern.isIgnoreArrayOrder());
    }

    /** A line for each of the first differences; empty if the body is not JSON, or if none can be named. */
    static List<String> lines(EqualToJsonPattern pattern, String body) {
        JsonDifferences differences = new JsonDifferences(pattern);
        try {
            differences.compare("$", Json.decodeValue(pattern.getEqualToJson()), Json.decodeValue(body));
        } catch (DecodeException notJson) {
            return List.of();
        }
        List<String> lines = differences.lines;
        int left = lines.size() - SHOWN;
        if (left > 0) {
            lines.subList(SHOWN, lines.size()).clear();
            lines.add("body differs at " + left + (left == 1 ? " more path" : " more paths"));
        }
        return List.copyOf(lines);
    }

    private void compare(String path, Object expected, Object actual) {
        if (expected instanceof JsonObject object && actual instanceof JsonObject other) {
            object.forEach(field -> compareField(path + "." + field.getKey(), field, object, other));
            other.fieldNames().stream().filter(name -> !ignoresExtra && !object.containsKey(name))
                    .forEach(name -> differs(path + "." + name, text(other.getValue(name)), "absent"));
        } else if (expected instanceof JsonArray array && actual instanceof JsonArray other) {
            compareItems(path, array, other);
        } else if (!isSame(expected, actual) && !isPlaceholder(expected)) {
            differs(path, text(actual), text(expected));
        }
    }

    private static boolean isSame(Object expected, Object actual) {
        return expected instanceof Number number && actual instanceof Number other
                ? new BigDecimal(number.toString()).compareTo(new BigDecimal(other.toString())) == 0
                : Objects.equals(expected, actual);
    }

    private void compareField(String path, Map.Entry<String, Object> field, JsonObject expected, JsonObject actual) {
        if (actual.containsKey(field.getKey())) {
            compare(path, field.getValue(), actual.getValue(field.getKey()));
        } else if (!isPlaceholder(field.getValue())) {
            RequestDifferences.instead(field.getKey(), actual.fieldNames(), expected.fieldNames()).ifPresentOrElse(
                    instead -> lines.add("body " + path + " was absent; the request has " + RequestDifferences.shown(instead)),
                    () -> differs(path, "absent", text(field.getValue())));
        }
    }

    private void compareItems(String path, JsonArray expected, JsonArray actual) {
        if (expected.size() != actual.size() && !ignoresExtra) {
            differs(path, items(actual), items(expected));
        } else if (!ignoresOrder) {
            for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
                compare(path + "[" + i + "]", expected.getValue(i), actual.getValue(i));
            }
        }
    }

    private static String items(JsonArray array) {
        return array.size() + (array.size() == 1 ? " item" : " items");
    }

    private static boolean isPlaceholder(Object expected) {
        return expected instanceof String text && text.startsWith(PLACEHOLDER);
    }

    private void differs(String path, String actual, String expected) {
        lines.add("body " + path + " was " + actual + ", expected " + expected);
    }

    private static String text(Object value) {
        return value instanceof String text ? RequestDifferences.quoted(text) : RequestDifferences.shown(Json.encode(value));
    }
}
