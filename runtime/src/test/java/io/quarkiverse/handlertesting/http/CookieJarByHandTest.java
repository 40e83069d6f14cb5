package io.quarkiverse.handlertesting.http;

import static io.quarkiverse.handlertesting.http.Jars.START;
import static io.quarkiverse.handlertesting.http.Jars.sent;
import static io.quarkiverse.handlertesting.http.Jars.uri;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cookies that a test puts in by hand. */
class CookieJarByHandTest {

    private final CookieJar jar = new CookieJar();

    @Test
    void sendsACookieLikeAReceivedOne() {
        jar.put(cookie("a", "1"));
        assertEquals("a=1", sent(jar, "http://h/x"));

        jar.receive(uri("http://h/"), "a=2");
        assertEquals("a=2", sent(jar, "http://h/x"), "the application may replace it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "a=b|1|The name of a cookie cannot have the character \\u003d at index 1: it would not arrive as one cookie. Encode it.",
            "a|1;b=2|The value of a cookie cannot have the character \\u003b at index 1: it would not arrive as one cookie. Encode it.",
            "a|1\\r\\nX: y|The value of a cookie cannot have the character \\u000d at index 1: it would not arrive as one cookie. Encode it.",
            "a|1\\n|The value of a cookie cannot have the character \\u000a at index 1: it would not arrive as one cookie. Encode it.",
            "a|1\u560a2|The value of a cookie cannot have the character \\u560a at index 1: it would not arrive as one cookie. Encode it.",
            "a\\0|1|The name of a cookie cannot have the character \\u0000 at index 1: it would not arrive as one cookie. Encode it.",
            "' a'|1|The name of a cookie cannot have the character \\u0020 at its beginning: it would not arrive as one cookie. Encode it.",
            "a|'1 '|The value of a cookie cannot have the character \\u0020 at index 1: it would not arrive as one cookie. Encode it.",
            "''|a=b|A cookie without a name cannot have \"=\" in its value: \"a=b\" would arrive as a cookie of the name \"a\".",
            "''|''|A cookie needs a name or a value." })
    void refusesCookiesThatCannotBeSent(String name, String value, String message) {
        Cookie cookie = cookie(unescaped(name), unescaped(value));

        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> jar.put(cookie)).getMessage());
    }

    @Test
    void namesAMissingComponent() {
        assertEquals("value", assertThrows(NullPointerException.class, () -> cookie("a", null)).getMessage());
    }

    private static Cookie cookie(String name, String value) {
        return new Cookie(name, value, "h", true, "/", null, false, false, SameSite.DEFAULT, START);
    }

    private static String unescaped(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n").replace("\\0", "\0");
    }
}
