package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 3986: which characters of a path are sent as they are, and which are encoded. */
class RequestPathTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', value = {
            "/models|/models", "models|models", "''|''", "/|/",
            "/a-b.c_d~e/!$&'()*+,;=:@|/a-b.c_d~e/!$&'()*+,;=:@",
            "/models?page=1&sort=a+b/c?d|/models?page=1&sort=a+b/c?d",
            "/a b|/a%20b", "/a\"<>\\^`}|/a%22%3C%3E%5C%5E%60%7D", "/{a|/%7Ba", "/[1]|/%5B1%5D",
            "/ü|/%C3%BC", "/€?q=ü|/%E2%82%AC?q=%C3%BC", "/😀|/%F0%9F%98%80", "/\u0661|/%D9%A1" })
    void encodesWhatAUriCannotHave(String path, String sent) {
        assertEquals(sent, RequestPath.resolve(path, Map.of()));
        URI.create("http://localhost" + sent);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({ "/a%20b, /a%20b", "/%2F%2f, /%2F%2f", "/100%, /100%25", "/100%2, /100%252", "/100%zz, /100%25zz",
            "/%2z, /%252z", "/%z2, /%25z2", "/%%20, /%25%20", "/50%?q=%41%, /50%25?q=%41%25",
            "/%\uff14\uff11, /%25%EF%BC%94%EF%BC%91" })
    void encodesAPercentSignThatEncodesNothing(String path, String sent) {
        assertEquals(sent, RequestPath.resolve(path, Map.of()));
        URI.create("http://localhost" + sent);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({ "7, /models/7/files", "a b, /models/a%20b/files", "a/b, /models/a%2Fb/files", "a?b#c, /models/a%3Fb%23c/files",
            "a%20b, /models/a%2520b/files", "ü, /models/%C3%BC/files", "😀, /models/%F0%9F%98%80/files",
            "{id}, /models/%7Bid%7D/files", "'', /models//files",
            "a+b&c=d, /models/a%2Bb%26c%3Dd/files", "a-b.c_d~e, /models/a-b.c_d~e/files" })
    void encodesTheWholeValueOfAParameter(String value, String sent) {
        assertEquals(sent, RequestPath.resolve("/models/{id}/files", Map.of("id", value)));
    }

    @Test
    void replacesParametersAnywhereAndKeepsTheQuery() {
        assertEquals("/1/2/1?x=2&y=%7B&z=%7B",
                RequestPath.resolve("/{a}/{b}/{a}?x={b}&y={&z=%7B", Map.of("a", "1", "b", "2")));
    }

    @Test
    void refusesAParameterWithoutAValue() {
        assertEquals("The parameter {id} of the path /models/{id} has no value: add pathParam(\"id\", …).",
                refused(() -> RequestPath.resolve("/models/{id}", Map.of())));
        assertEquals("The parameter {} of the path /models/{} has no value: add pathParam(\"\", …).",
                refused(() -> RequestPath.resolve("/models/{}", Map.of())));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/models", "/models/{id}", "/models/{id}/{id}", "/models/ID" })
    void refusesAnUnknownParameter(String path) {
        assertEquals("The path " + path + " has no parameter {ID}.", refused(() -> RequestPath.checkParameter(path, "ID")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "/", "models", "?page=1", "/a//b", "/a:b", "/http://x", "a/http://x", "mailto:x", "/ü",
            "/a b" })
    void acceptsARelativePath(String path) {
        assertDoesNotThrow(() -> RequestPath.check(path));
        assertFalse(RequestPath.isAbsolute(path));
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://localhost:8081/models", "HTTPS://example.org", "ws+x.y-1://h/", "//example.org/models",
            "//" })
    void recognisesAnAbsoluteAddress(String path) {
        assertTrue(RequestPath.isAbsolute(path));
    }

    @Test
    void assignsValuesInOrder() {
        assertEquals(Map.of(), RequestPath.parameters("/{a}/{b}"));
        assertEquals(Map.of("a", "1"), RequestPath.parameters("/{a}/{b}", 1));
        assertEquals(Map.of("a", "1", "b", "x/y"), RequestPath.parameters("/{a}/{b}/{a}?c={b}&d={", 1, "x/y"));
        assertEquals(Map.of("a{b", "1"), RequestPath.parameters("/{a{b}", 1));
    }

    @Test
    void refusesAFragment() {
        assertEquals("The path \"/models#top\" has a fragment, which is never sent. Leave it out, or write %23.",
                refused(() -> RequestPath.check("/models#top")));
    }

    @Test
    void refusesAControlCharacterAndShowsIt() {
        assertEquals("The path \"/models\\u000d\\u000aX: y\" has a control character, which cannot be sent.",
                refused(() -> RequestPath.check("/models\r\nX: y")));
        assertEquals("The path \"/\\u0000\" has a control character, which cannot be sent.",
                refused(() -> RequestPath.check("/\0")));
        assertEquals("The path \"/\\u007f\" has a control character, which cannot be sent.",
                refused(() -> RequestPath.check("/\u007f")));
    }

    private static String refused(Executable refused) {
        return assertThrows(IllegalArgumentException.class, refused).getMessage();
    }
}
