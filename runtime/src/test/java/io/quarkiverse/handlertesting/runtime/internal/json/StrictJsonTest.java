package io.quarkiverse.handlertesting.runtime.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import jakarta.json.bind.JsonbBuilder;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;

import io.vertx.core.buffer.Buffer;

/** Strict JSON reads nothing that its type does not describe. */
class StrictJsonTest {

    record Model(int id, String repoName, Optional<String> note, OptionalInt stars) {
    }

    record Page(List<Model> items, @JsonProperty("next_page") String next) {
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Open(int id) {
    }

    static class Bean {
        public int count;
        public String name;
    }

    static class Created {
        final String name;

        @JsonCreator
        Created(@JsonProperty("name") String name) {
            this.name = name;
        }
    }

    private final ObjectMapper mapper = new ObjectMapper().findAndRegisterModules()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    private final Json json = new JacksonJson(mapper);

    @Test
    void readsWhatTheTypeDescribes() {
        // The mapper of this test has no module for Optional, which would make null empty.
        assertEquals(new Model(7, "x", null, null), read("{\"id\":7,\"repo_name\":\"x\"}", Model.class));
        assertEquals(new Model(7, null, null, null), read("{\"id\":7,\"repo_name\":null,\"note\":null}", Model.class));
        assertEquals("n", ((Bean) read("{\"name\":\"n\"}", Bean.class)).name);
    }

    @Test
    void refusesAnUnknownProperty() {
        assertEquals("Unrecognized field \"repo\" (class " + Model.class.getName() + "), not marked as ignorable (4 known"
                + " properties: \"repo_name\", \"stars\", \"note\", \"id\"), at line 1, column 44, of items[0].repo",
                refused("""
                        {"items":[{"repo_name":"x","id":1,"repo":2}],"next_page":null}""", Page.class));
        assertEquals(new Open(1), read("{\"id\":1,\"more\":2}", Open.class));
    }

    @Test
    void refusesAMissingPropertyOfACreator() {
        assertEquals("Missing required creator property 'repo_name' (index 1), at line 1, column 8",
                refused("{\"id\":7}", Model.class));
        assertEquals("Missing required creator property 'next_page' (index 1), at line 1, column 12",
                refused("{\"items\":[]}", Page.class));
        assertEquals("Missing required creator property 'name' (index 0), at line 1, column 2",
                refused("{}", Created.class));
    }

    @Test
    void refusesNullForAPrimitive() {
        assertEquals("Cannot map `null` into type `int` (set DeserializationConfig.DeserializationFeature"
                + ".FAIL_ON_NULL_FOR_PRIMITIVES to 'false' to allow), at line 1, column 7",
                refused("{\"id\":null,\"repo_name\":\"x\"}", Model.class));
        assertEquals("Cannot map `null` into type `int` (set DeserializationConfig.DeserializationFeature"
                + ".FAIL_ON_NULL_FOR_PRIMITIVES to 'false' to allow), at line 1, column 10",
                refused("{\"count\":null}", Bean.class));
    }

    @Test
    void refusesTextAfterTheValue() {
        assertEquals("Trailing token (of type START_OBJECT) found after value (bound as `" + Open.class.getName()
                + "`): not allowed as per `DeserializationFeature.FAIL_ON_TRAILING_TOKENS`, at line 1, column 10",
                refused("{\"id\":1} {\"id\":2}", Open.class));
    }

    @Test
    void leavesTheMapperOfTheApplicationAsItIs() {
        Json strict = json.strict();
        assertSame(strict, json.strict());
        refused("{\"id\":7}", Model.class);
        assertEquals(7, ((Model) json.read(Buffer.buffer("{\"id\":7,\"more\":1} 5"), Model.class)).id());
        assertEquals("{\"items\":null,\"next_page\":\"x\"}", strict.write(new Page(null, "x")).toString());
    }

    @Test
    void needsJackson() {
        assertEquals("Strict JSON needs Jackson: add quarkus-rest-jackson. JSON-B has no such mode.",
                assertThrows(IllegalStateException.class, () -> new JsonbJson(JsonbBuilder.create()).strict()).getMessage());
        Json configured = new StrictReads(new VertxJson());
        assertEquals("[1]", configured.write(List.of(1)).toString());
        assertEquals("Strict JSON needs Jackson: add quarkus-rest-jackson. The JSON codec of Vert.x has no such mode.",
                assertThrows(IllegalStateException.class, () -> configured.read(Buffer.buffer("[1]"), List.class))
                        .getMessage());
    }

    @Test
    void isWhatAConfigurationAsksFor() {
        assertEquals("Missing required creator property 'name' (index 0), at line 1, column 2",
                assertThrows(IllegalArgumentException.class,
                        () -> new StrictReads(json).read(Buffer.buffer("{}"), Created.class)).getMessage());
    }

    private Object read(String text, Class<?> type) {
        return json.strict().read(Buffer.buffer(text), type);
    }

    private String refused(String text, Class<?> type) {
        return assertThrows(IllegalArgumentException.class, () -> read(text, type)).getMessage();
    }
}
