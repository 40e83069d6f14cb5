package io.quarkiverse.handlertesting.runtime.internal.json;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.EncodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** JSON by the codec of Vert.x, which uses Jackson Databind if that is present. */
public final class VertxJson implements Json {

    private static final Set<Class<?>> OF_JSON = Set.of(JsonObject.class, JsonArray.class, Map.class, List.class, Object.class,
            String.class, Integer.class, Long.class, Double.class, Boolean.class);

    @Override
    public Buffer write(Object value) {
        try {
            return io.vertx.core.json.Json.encodeToBuffer(value);
        } catch (EncodeException unwritable) {
            throw new IllegalArgumentException(
                    unwritable.getCause() == null ? remedy(value.getClass()) : JsonFailure.text(unwritable.getCause()),
                    unwritable);
        }
    }

    @Override
    public Object read(Buffer json, Type type) {
        if (!(type instanceof Class<?> raw)) {
            throw new IllegalArgumentException(remedy(type));
        }
        try {
            return read(json, raw);
        } catch (DecodeException unreadable) {
            throw new IllegalArgumentException(text(unreadable, raw), unreadable);
        } catch (ClassCastException otherType) {
            throw new IllegalArgumentException(remedy(type), otherType);
        }
    }

    /** The databind of Quarkus can write the first two types, but reads them only with the mapper of an application. */
    private static Object read(Buffer json, Class<?> type) {
        if (type == JsonObject.class) {
            return new JsonObject(json);
        }
        return type == JsonArray.class ? new JsonArray(json) : io.vertx.core.json.Json.decodeValue(json, type);
    }

    /** Without databind, the failure has no cause, and its message says only that decoding failed. */
    private static String text(DecodeException unreadable, Class<?> type) {
        if (unreadable.getCause() != null) {
            return JsonFailure.text(unreadable.getCause());
        }
        return OF_JSON.contains(type) ? unreadable.getMessage() : remedy(type);
    }

    private static String remedy(Type type) {
        return "There is no JSON mapper for " + TypeText.of(type)
                + ": add quarkus-rest-jackson or quarkus-rest-jsonb and inject HandlerClient into a"
                + " @QuarkusTest, or use JsonObject, JsonArray, Map or List.";
    }

    @Override
    public String toString() {
        return "The JSON codec of Vert.x";
    }
}
