package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.restassured.path.json.JsonPath;

/** Reads values of a JSON body at the paths of RestAssured. */
class JsonReadsTest {

    private static final String BODY = """
            {"error": {"code": "not_found", "status": 404, "details": null},
             "items": [{"id": 1, "size": 2.5, "tags": ["a"]}, {"id": 2, "size": 7, "tags": []}],
             "total": 12345678901, "last": true, "text": "ü", "a-b": 1, "class": "x", "size": 3, "empty": {}}""";

    private final JsonReads json = new JsonReads(BODY);

    @ParameterizedTest
    @ValueSource(strings = { "error", "error.code", "error.status", "error.details", "items", "items.id", "items.tags",
            "items[0].id", "items[-1].size", "items.size()", "items.find { it.size > 3 }.id", "total", "last", "text", "'a-b'",
            "class", "size", "empty", "empty.none", "none", "error.none", "$", "", "items.none", "items[7]" })
    void readsTheSameValueAsRestAssured(String path) {
        assertEquals(JsonPath.from(BODY).<Object> get(path), json.at(path));
    }

    @Test
    void keepsTheTypesOfValues() {
        assertEquals("not_found", json.at("error.code"));
        assertEquals(404, json.at("error.status"));
        assertEquals(12345678901L, json.at("total"));
        assertEquals(2.5f, json.at("items[0].size"));
        assertEquals(true, json.at("last"));
        assertEquals(List.of(1, 2), json.at("items.id"));
        assertEquals(List.of("a"), json.at("items[0].tags"));
        assertInstanceOf(Map.class, json.at("error"));
    }

    @Test
    void returnsNullForAMissingValue() {
        assertNull(json.at("error.details"));
        assertNull(json.at("error.details.more.of.it"));
        assertNull(json.at("none.more"));
        assertNull(json.at("items[7]"));
    }

    @Test
    void readsABodyThatIsAList() {
        JsonReads list = new JsonReads("[{\"id\": 1}, {\"id\": 2}]");
        assertEquals(List.of(1, 2), list.at("id"));
        assertEquals(2, list.at("[1].id"));
        assertEquals(2, list.at("size()"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "<html>", "plain text", "{", "{\"a\": }", "[1, 2" })
    void refusesABodyThatIsNotJson(String body) {
        assertEquals("it is not JSON",
                assertThrows(IllegalArgumentException.class, () -> new JsonReads(body)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "\n" })
    void refusesAnEmptyBody(String body) {
        assertEquals("it is empty", assertThrows(IllegalArgumentException.class, () -> new JsonReads(body)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = { "items[", "items.find { it.id ==", "a b c", "total.foo()" })
    void refusesAnInvalidPath(String path) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> json.at(path));
        assertEquals("JsonPath cannot read that path", refused.getMessage());
        assertNotNull(refused.getCause(), "it has the details");
    }
}
