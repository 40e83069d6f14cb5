package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.util.ArrayList;
import java.util.Collection;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Called by application classes in place of the methods of {@link JsonNode} with the same names, with the line of the call as
 * the last argument. Applications may lack Jackson.
 */
public final class JsonNodeLookUps {

    private JsonNodeLookUps() {
    }

    public static JsonNode get(JsonNode object, String name, String line) {
        missing(object, name, line);
        return object.get(name);
    }

    public static JsonNode path(JsonNode object, String name, String line) {
        missing(object, name, line);
        return object.path(name);
    }

    public static boolean has(JsonNode object, String name, String line) {
        missing(object, name, line);
        return object.has(name);
    }

    public static boolean hasNonNull(JsonNode object, String name, String line) {
        missing(object, name, line);
        return object.hasNonNull(name);
    }

    private static void missing(JsonNode object, String name, String line) {
        if (object != null && object.isObject() && !object.has(name)) {
            JsonLookUp.missed(name, line, () -> names(object));
        }
    }

    private static Collection<String> names(JsonNode object) {
        Collection<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
