package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** A value that is elsewhere in the body. */
class FieldRelationTest {

    private static String relation(String path, Object expected, Object actual, Object body) {
        return FieldRelation.of(path, expected, actual, body).orElse("none");
    }

    @Test
    void byItsNameInAnotherStyle() {
        assertEquals("The body has no value at createdAt, but one at created_at.",
                relation("createdAt", "2026-01-15", null, Map.of("created_at", "2026-01-15")));
        assertEquals("The body has no value at models[0].size, but one at models[0].file.Size.",
                relation("models[0].size", 7, null, Map.of("models", List.of(Map.of("file", Map.of("Size", 8))))));
    }

    @Test
    void notByItsNameIfThereAreSeveral() {
        assertEquals("none", relation("id", 7, null, Map.of("models", List.of(Map.of("id", 1), Map.of("id", 2)))));
    }

    @Test
    void byTheExpectedValue() {
        assertEquals("The expected value is at firstName in the same body.",
                relation("lastName", "Smith", "Ann", Map.of("lastName", "Ann", "firstName", "Smith")));
        assertEquals("none", relation("lastName", "Smith", "Ann", Map.of("a", "Smith", "b", "Smith")));
        assertEquals("none", relation("count", 7, 8, Map.of("count", 8, "size", 7)));
        assertEquals("none", relation("open", true, false, Map.of("open", false, "known", true)));
    }

    @Test
    void notIfItIsNowhere() {
        assertEquals("none", relation("name", "Smith", null, List.of()));
        assertEquals("none", relation("name", null, null, Map.of("size", 700)));
    }
}
