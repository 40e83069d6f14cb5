package io.quarkiverse.handlertesting.runtime.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.util.TypeLiteral;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.annotation.JsonbProperty;

import org.junit.jupiter.api.Test;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** JSON by the JSON-B of the application. */
class JsonbTest {

    public static class Upload {
        @JsonbProperty("file_name")
        public String fileName = "ü";
    }

    private final Json json = new JsonbJson(JsonbBuilder.create());

    @Test
    void honoursTheAnnotationsOfTheApplication() {
        assertEquals("{\"file_name\":\"ü\"}", json.write(new Upload()).toString());
        assertEquals("x", ((Upload) json.read(Buffer.buffer("{\"file_name\":\"x\"}"), Upload.class)).fileName);
        List<?> several = (List<?>) json.read(Buffer.buffer("[{\"file_name\":\"x\"}]"), new TypeLiteral<List<Upload>>() {
        }.getType());
        assertEquals("x", ((Upload) several.get(0)).fileName);
    }

    @Test
    void writesAndReadsPlainValues() {
        assertEquals("{\"a\":[1,\"ü\"]}", json.write(Map.of("a", List.of(1, "ü"))).toString());
        assertEquals("null", json.write(null).toString());
        assertEquals("x", ((Map<?, ?>) json.read(Buffer.buffer("{\"a\":\"x\"}"), Map.class)).get("a"));
    }

    @Test
    void leavesTheTypesOfVertxToVertx() {
        assertEquals("{\"a\":[1]}", json.write(new JsonObject().put("a", new JsonArray().add(1))).toString());
        assertEquals(new JsonObject().put("a", 1), json.read(Buffer.buffer("{\"a\":1}"), JsonObject.class));
        assertEquals(new JsonArray().add(1), json.read(Buffer.buffer("[1]"), JsonArray.class));
    }

    @Test
    void refusesWhatItCannotRead() {
        for (String unreadable : List.of("<html>", "", "{\"file_name\":[]}")) {
            String message = assertThrows(IllegalArgumentException.class,
                    () -> json.read(Buffer.buffer(unreadable), Upload.class), unreadable).getMessage();
            assertTrue(!message.isBlank(), unreadable);
        }
    }
}
