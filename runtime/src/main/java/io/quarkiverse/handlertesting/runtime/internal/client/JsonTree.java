package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** JSON as maps, lists and values, of which numbers are what RestAssured has them to be: a fraction is a float if it can. */
final class JsonTree {

    private JsonTree() {
    }

    /** @throws io.vertx.core.json.DecodeException if it is no JSON */
    static Object of(String json) {
        return value(Json.decodeValue(json));
    }

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
