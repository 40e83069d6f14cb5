package io.quarkiverse.handlertesting.runtime.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.util.TypeLiteral;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** JSON by the mapper of the application, and by the codec of Vert.x. */
class JsonTest {

    record Model(int id, String repoName) {
    }

    static class Cyclic {
        public Cyclic getSelf() {
            return this;
        }
    }

    private final Json jackson = new JacksonJson(
            new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    private final Json vertx = new VertxJson();

    @Test
    void usesTheMapperOfTheApplication() {
        assertEquals("{\"id\":7,\"repo_name\":\"ü\"}", jackson.write(new Model(7, "ü")).toString());
        assertEquals(new Model(7, "ü"), jackson.read(Buffer.buffer("{\"id\":7,\"repo_name\":\"ü\"}"), Model.class));
        assertEquals(List.of(new Model(7, "x")), jackson.read(Buffer.buffer("[{\"id\":7,\"repo_name\":\"x\"}]"),
                new TypeLiteral<List<Model>>() {
                }.getType()));
        assertEquals("null", jackson.write(null).toString());
        assertNull(jackson.read(Buffer.buffer("null"), Model.class));
    }

    @Test
    void reportsJacksonsFailuresOnOneLine() {
        assertEquals("Unrecognized field \"name\" (class " + JsonTest.class.getName()
                + "$Model), not marked as ignorable (2 known properties: \"repo_name\", \"id\"), at line 1, column 18",
                refused(() -> jackson.read(Buffer.buffer("{\"id\":7,\"name\":1}"), Model.class)));
        assertEquals("Unexpected character ('<' (code 60)): expected a valid value (JSON String, Number, Array, Object or token"
                + " 'null', 'true' or 'false'), at line 2, column 1",
                refused(() -> jackson.read(Buffer.buffer("\n<html>"), Model.class)));
        assertEquals("No content to map due to end-of-input, at line 1, column 0",
                refused(() -> jackson.read(Buffer.buffer(), Model.class)));
        assertEquals("Direct self-reference leading to cycle (through reference chain: " + JsonTest.class.getName()
                + "$Cyclic[\"self\"])", refused(() -> jackson.write(new Cyclic())));
    }

    @Test
    void readsAndWritesTheTypesOfVertx() {
        assertEquals("{\"a\":[1,\"ü\"]}", vertx.write(Map.of("a", List.of(1, "ü"))).toString());
        assertEquals("{\"a\":[1]}", vertx.write(new JsonObject().put("a", new JsonArray().add(1))).toString());
        assertEquals(new JsonObject().put("a", 1), vertx.read(Buffer.buffer("{\"a\":1}"), JsonObject.class));
        assertEquals(new JsonArray().add(1), vertx.read(Buffer.buffer("[1]"), JsonArray.class));
        assertEquals(Map.of("a", 1), vertx.read(Buffer.buffer("{\"a\":1}"), Map.class));
        assertEquals("null", vertx.write(null).toString());
    }

    @Test
    void reportsFailuresOfVertxOnOneLine() {
        assertEquals("Unexpected character ('<' (code 60)): expected a valid value (JSON String, Number, Array, Object or token"
                + " 'null', 'true' or 'false'), at line 1, column 1",
                refused(() -> vertx.read(Buffer.buffer("<html>"), Map.class)));
        assertEquals("No content to map due to end-of-input, at line 1, column 0",
                refused(() -> vertx.read(Buffer.buffer(), JsonObject.class)));
        assertEquals("Cannot deserialize value of type `java.util.LinkedHashMap<java.lang.Object,java.lang.Object>` from Array"
                + " value (token `JsonToken.START_ARRAY`), at line 1, column 1",
                refused(() -> vertx.read(Buffer.buffer("[1]"), JsonObject.class)));
        assertEquals("Direct self-reference leading to cycle (through reference chain: " + JsonTest.class.getName()
                + "$Cyclic[\"self\"])", refused(() -> vertx.write(new Cyclic())));
    }

    @Test
    void needsAMapperForGenericTypes() {
        assertEquals(
                "There is no JSON mapper for List<Model>: add quarkus-rest-jackson or quarkus-rest-jsonb and inject HandlerClient into a"
                        + " @QuarkusTest, or use JsonObject, JsonArray, Map or List.",
                refused(() -> vertx.read(Buffer.buffer("[]"), new TypeLiteral<List<Model>>() {
                }.getType())));
    }

    record Pull(String id, Instant begun, List<Model> models) {
    }

    @Test
    void usesTheDefaultMapperOfQuarkusForAnotherProcess() {
        Json json = ApplicationJson.standalone();
        Pull pull = new Pull("7", Instant.EPOCH, List.of(new Model(1, "x")));
        String text = "{\"id\":\"7\",\"begun\":\"1970-01-01T00:00:00Z\",\"models\":[{\"id\":1,\"repoName\":\"x\"}]}";

        assertEquals(text, json.write(pull).toString());
        assertEquals(List.of(pull), json.read(Buffer.buffer("[" + text.replace("{\"id\":1", "{\"unknown\":0,\"id\":1") + "]"),
                new TypeLiteral<List<Pull>>() {
                }.getType()));
    }

    private static String refused(Executable refused) {
        return assertThrows(IllegalArgumentException.class, refused).getMessage();
    }
}
