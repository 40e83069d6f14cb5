package io.quarkiverse.handlertesting.runtime.internal.client;

import java.lang.reflect.Type;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.EncodeException;

/** By the codec of Vert.x, which has Jackson's databind if that is there. */
final class VertxJson implements Json {

    @Override
    public Buffer write(Object value) {
        try {
            return io.vertx.core.json.Json.encodeToBuffer(value);
        } catch (EncodeException unwritable) {
            throw new IllegalArgumentException(unwritable.getMessage() + ". " + mend(value.getClass()), unwritable);
        }
    }

    @Override
    public Object read(Buffer json, Type type) {
        if (!(type instanceof Class<?> raw)) {
            throw new IllegalArgumentException(mend(type));
        }
        try {
            return io.vertx.core.json.Json.decodeValue(json, raw);
        } catch (DecodeException unreadable) {
            throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
        } catch (ClassCastException another) {
            throw new IllegalArgumentException(mend(type), another);
        }
    }

    private static String mend(Type type) {
        return "The application has no ObjectMapper, and Vert.x without Jackson Databind knows no " + type.getTypeName()
                + ": add quarkus-jackson, or use JsonObject, JsonArray, Map or List.";
    }
}
