package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkiverse.handlertesting.runtime.internal.json.ExactJson;
import io.quarkiverse.handlertesting.runtime.internal.json.JsonNumbers;
import io.restassured.path.json.JsonPath;

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
    private final JsonNumbers numbers;
    private final Object root;
    /** {@code null} until it is needed. */
    private volatile JsonPath json;

    /**
     * @throws IllegalArgumentException if the text is not JSON; its message says why
     */
    JsonReads(String body, JsonNumbers numbers) {
        if (body.isBlank()) {
            throw new IllegalArgumentException("it is empty");
        }
        this.body = body;
        this.numbers = numbers;
        this.root = ExactJson.read(body, numbers);
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

    /** The whole body, of maps and lists. */
    Object root() {
        return root;
    }

    private Object script(String path) {
        try {
            JsonPath scripts = json;
            if (scripts == null) {
                scripts = JsonPath.from(body).using(numbers.ofPaths());
                json = scripts;
            }
            return scripts.get(path);
        } catch (RuntimeException unreadable) {
            throw new IllegalArgumentException("JsonPath cannot read that path", unreadable);
        }
    }
}
