package io.quarkiverse.handlertesting.runtime.internal.json;

import java.lang.reflect.Type;

import jakarta.json.bind.Jsonb;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** JSON by the {@code Jsonb} of the application. Types of Vert.x, which JSON-B would write as beans, are left to Vert.x. */
final class JsonbJson implements Json {

    private final Jsonb jsonb;
    private final Json vertx = new VertxJson();

    JsonbJson(Jsonb jsonb) {
        this.jsonb = jsonb;
    }

    @Override
    public Buffer write(Object value) {
        if (value != null && isOfVertx(value.getClass())) {
            return vertx.write(value);
        }
        try {
            return Buffer.buffer(jsonb.toJson(value));
        } catch (RuntimeException unwritable) {
            throw new IllegalArgumentException(unwritable.getMessage(), unwritable);
        }
    }

    @Override
    public Object read(Buffer json, Type type) {
        if (isOfVertx(type)) {
            return vertx.read(json, type);
        }
        try {
            return jsonb.fromJson(json.toString(), type);
        } catch (RuntimeException unreadable) {
            throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
        }
    }

    private static boolean isOfVertx(Type type) {
        return type == JsonObject.class || type == JsonArray.class;
    }

    @Override
    public String toString() {
        return "JSON-B";
    }
}
