package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.time.Instant;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Called by application classes in place of the methods of {@link JsonObject} with the same names, with the line of the call as
 * the last argument.
 */
public final class JsonLookUps {

    private JsonLookUps() {
    }

    public static String getString(JsonObject object, String name, String line) {
        missing(object, name, line);
        return object.getString(name);
    }

    public static String getString(JsonObject object, String name, String orElse, String line) {
        missing(object, name, line);
        return object.getString(name, orElse);
    }

    public static Integer getInteger(JsonObject object, String name, String line) {
        missing(object, name, line);
        return object.getInteger(name);
    }

    public static Integer getInteger(JsonObject object, String name, Integer orElse, String line) {
        missing(object, name, line);
        return object.getInteger(name, orElse);
    }

    public static Long getLong(JsonObject object, String name, String line) {
        missing(object, name, line);
        return object.getLong(name);
    }

    public static Long getLong(JsonObject object, String name, Long orElse, String line) {
        missing(object, name, line);
        return object.getLong(name, orElse);
    }

    public static Double getDouble(JsonObject object, String name, String line) {
        missing(object, name, line);
        return object.getDouble(name);
    }

    public static Double getDouble(JsonObject object, String name, Double orElse, String line) {
        missing(object, name, line);
        return object.getDouble(name, orElse);
    }

    public static Float getFloat(JsonObject object, String name, String line) {
        missing(object, name, line);
        return object.getFloat(name);
    }

    public static Float getFloat(JsonObject object, String name, Float orElse, String line) {
        missing(object, name, line);
        return object.getFloat(name, orElse);
    }

    public static Number getNumber(JsonObject object, String name, String line) {
        missing(object, name, line);
        return object.getNumber(name);
    }

    public static Number getNumber(JsonObject object, String name, Number orElse, String line) {
        missing(object, name, line);
        return object.getNumber(name, orElse);
    }

    public static Boolean getBoolean(JsonObject object, String name, String line) {
        missing(object, name, line);
        return object.getBoolean(name);
    }

    public static Boolean getBoolean(JsonObject object, String name, Boolean orElse, String line) {
        missing(object, name, line);
        return object.getBoolean(name, orElse);
    }

    public static JsonObject getJsonObject(JsonObject object, String name, String line) {
        missing(object, name, line);
        return object.getJsonObject(name);
    }

    public static JsonObject getJsonObject(JsonObject object, String name, JsonObject orElse, String line) {
        missing(object, name, line);
        return object.getJsonObject(name, orElse);
    }

    public static JsonArray getJsonArray(JsonObject object, String name, String line) {
        missing(object, name, line);
        return object.getJsonArray(name);
    }

    public static JsonArray getJsonArray(JsonObject object, String name, JsonArray orElse, String line) {
        missing(object, name, line);
        return object.getJsonArray(name, orElse);
    }

    public static Instant getInstant(JsonObject object, String name, String line) {
        missing(object, name, line);
        return object.getInstant(name);
    }

    public static Instant getInstant(JsonObject object, String name, Instant orElse, String line) {
        missing(object, name, line);
        return object.getInstant(name, orElse);
    }

    public static Object getValue(JsonObject object, String name, String line) {
        missing(object, name, line);
        return object.getValue(name);
    }

    public static Object getValue(JsonObject object, String name, Object orElse, String line) {
        missing(object, name, line);
        return object.getValue(name, orElse);
    }

    public static boolean containsKey(JsonObject object, String name, String line) {
        missing(object, name, line);
        return object.containsKey(name);
    }

    private static void missing(JsonObject object, String name, String line) {
        if (object != null && name != null && !object.containsKey(name)) {
            JsonLookUp.missed(name, line, object::fieldNames);
        }
    }
}
