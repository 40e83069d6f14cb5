package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.restassured.path.json.JsonPath;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Reads values of a JSON body at the paths of RestAssured's {@link JsonPath}. Paths that only go down, by names and indexes,
 * are followed here: {@link JsonPath} runs each path as a script, which takes hundreds of milliseconds for the first path and
 * some for each other.
 */
final class JsonReads {

    private static final String STEP = "[A-Za-z_][A-Za-z0-9_]*(\\[\\d{1,9}])*";
    private static final Pattern DOWN = Pattern.compile(STEP + "(\\." + STEP + ")*");
    private static final Pattern NAME_OR_INDEX = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*|\\d+");

    private final String body;
    private final Object root;
    /** {@code null} until it is needed. */
    private volatile JsonPath json;

    /**
     * @throws IllegalArgumentException if the text is not JSON
     */
    JsonReads(String body) {
        if (body.isBlank()) {
            throw new IllegalArgumentException("it is empty");
        }
        this.body = body;
        try {
            this.root = value(Json.decodeValue(body));
        } catch (DecodeException invalid) {
            throw new IllegalArgumentException("it is not JSON", invalid);
        }
    }

    /**
     * @return {@code null} if there is no such value
     * @throws IllegalArgumentException if {@link JsonPath} cannot read the path
     */
    Object at(String path) {
        if (!DOWN.matcher(path).matches()) {
            return script(path);
        }
        Object at = root;
        for (Matcher steps = NAME_OR_INDEX.matcher(path); steps.find();) {
            if (at == null) {
                return null;
            }
            String step = steps.group();
            if (at instanceof Map<?, ?> object && !Character.isDigit(step.charAt(0))) {
                at = object.get(step);
            } else if (at instanceof List<?> list && Character.isDigit(step.charAt(0))) {
                int index = Integer.parseInt(step);
                at = index < list.size() ? list.get(index) : null;
            } else {
                // JsonPath applies a name after a list to each of its items.
                return script(path);
            }
        }
        return at;
    }

    private Object script(String path) {
        try {
            JsonPath scripts = json;
            if (scripts == null) {
                scripts = JsonPath.from(body);
                json = scripts;
            }
            return scripts.get(path);
        } catch (RuntimeException unreadable) {
            throw new IllegalArgumentException("JsonPath cannot read that path", unreadable);
        }
    }

    /** JSON as maps, lists and values. Numbers are those of RestAssured: a fraction is a float if it fits. */
    private static Object value(Object value) {
        if (value instanceof JsonObject object) {
            return value(object.getMap());
        }
        if (value instanceof JsonArray array) {
            return value(array.getList());
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> object = new LinkedHashMap<>();
            map.forEach((name, member) -> object.put(name, value(member)));
            return object;
        }
        if (value instanceof List<?> list) {
            List<Object> array = new ArrayList<>();
            list.forEach(item -> array.add(value(item)));
            return array;
        }
        return value instanceof Double fraction && Math.abs(fraction) <= Float.MAX_VALUE ? (Object) fraction.floatValue()
                : value;
    }
}
