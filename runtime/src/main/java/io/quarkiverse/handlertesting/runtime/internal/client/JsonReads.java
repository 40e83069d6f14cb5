package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.Map;
import java.util.regex.Pattern;

import io.restassured.path.json.JsonPath;
import io.restassured.path.json.exception.JsonPathException;

/**
 * What is where in a JSON body, by RestAssured's {@link JsonPath}. Paths that only go down from object to object are followed
 * here: that one runs each path as a script, which takes milliseconds.
 */
final class JsonReads {

    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";
    private static final Pattern DOWN = Pattern.compile(NAME + "(\\." + NAME + ")*");

    private static final String NO_JSON = "it is no JSON";

    private final JsonPath json;
    private final Object root;

    /**
     * @throws IllegalArgumentException if it is no JSON
     */
    JsonReads(String body) {
        json = JsonPath.from(body);
        try {
            root = json.get("$");
        } catch (JsonPathException none) {
            throw new IllegalArgumentException(NO_JSON, none);
        }
        if (body.isBlank()) {
            throw new IllegalArgumentException(NO_JSON);
        }
    }

    /**
     * @return {@code null} if there is nothing
     * @throws IllegalArgumentException if this is no path
     */
    Object at(String path) {
        if (DOWN.matcher(path).matches()) {
            Object at = root;
            for (String name : path.split("\\.")) {
                if (at == null) {
                    return null;
                }
                // Of a list it would be that of each of its items.
                if (!(at instanceof Map<?, ?> object)) {
                    return script(path);
                }
                at = object.get(name);
            }
            return at;
        }
        return script(path);
    }

    private Object script(String path) {
        try {
            return json.get(path);
        } catch (RuntimeException none) {
            throw new IllegalArgumentException("that is no path that JsonPath can follow", none);
        }
    }
}
