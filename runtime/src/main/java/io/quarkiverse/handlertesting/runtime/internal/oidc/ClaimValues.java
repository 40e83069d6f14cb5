package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.lang.reflect.Array;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.json.JsonValue;

import org.jose4j.json.JsonUtil;

import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The claims of tests as JSON. */
public final class ClaimValues {

    private ClaimValues() {
    }

    /**
     * Encodes the claims that are not {@code null}. Arrays are as lists, an {@code Instant} as its seconds. A value with a text
     * of its own, such as an enum or a {@code UUID}, is that text.
     *
     * @throws IllegalArgumentException if a value has no form in JSON
     */
    public static String json(Map<String, ?> claims) {
        Map<String, Object> plain = new LinkedHashMap<>();
        claims.forEach((name, value) -> {
            Object known = plain(name, value);
            if (known != null) {
                plain.put(name, known);
            }
        });
        return JsonUtil.toJson(plain);
    }

    private static Object plain(String claim, Object value) {
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof JsonValue || value instanceof JsonObject || value instanceof JsonArray) {
            Object decoded = Json.decodeValue(value.toString());
            return decoded instanceof JsonObject object ? object.getMap()
                    : decoded instanceof JsonArray array ? array.getList() : decoded;
        }
        if (value instanceof Instant time) {
            return time.getEpochSecond();
        }
        if (value instanceof Optional<?> optional) {
            return plain(claim, optional.orElse(null));
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put(String.valueOf(name), plain(claim, member)));
            return members;
        }
        if (value instanceof Collection<?> elements) {
            List<Object> all = new ArrayList<>();
            elements.forEach(element -> all.add(plain(claim, element)));
            return all;
        }
        if (value.getClass().isArray()) {
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(plain(claim, Array.get(value, i)));
            }
            return elements;
        }
        return text(claim, value);
    }

    private static String text(String claim, Object value) {
        if (value instanceof Record || hasNoText(value.getClass())) {
            throw new IllegalArgumentException("The claim " + claim + " is a " + TypeText.name(value.getClass())
                    + ", which has no form in JSON: give a Map of its members.");
        }
        return value.toString();
    }

    private static boolean hasNoText(Class<?> type) {
        try {
            return type.getMethod("toString").getDeclaringClass() == Object.class;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
