package io.quarkiverse.handlertesting.runtime.internal.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class HeaderCheckTest {

    @Test
    void acceptsHeadersThatCanBeSent() {
        assertDoesNotThrow(() -> HeaderCheck.check("X-Tenant_1!", "a b\tc; é"));
        assertDoesNotThrow(() -> HeaderCheck.check("x", ""));
    }

    @Test
    void refusesANameThatIsNotAToken() {
        assertEquals("Invalid header name: \"\".", refused("", "1"));
        assertEquals("Invalid header name: \"X Y\".", refused("X Y", "1"));
        assertEquals("Invalid header name: \"X:\".", refused("X:", "1"));
        assertEquals("Invalid header name: \"X\\u000d\\u000aY\".", refused("X\r\nY", "1"));
        assertEquals("Invalid header name: \"Ü\".", refused("Ü", "1"));
    }

    @Test
    void refusesControlCharactersInAValue() {
        assertEquals("The header X cannot have a control character in its value: \"1\\u000d\\u000aY: 2\".",
                refused("X", "1\r\nY: 2"));
        assertEquals("The header X cannot have a control character in its value: \"\\u0000\".", refused("X", "\0"));
    }

    @Test
    void refusesCharactersBeyondOneOctetInAValue() {
        assertEquals("The header X can have characters of ISO 8859-1 only, but its value is \"\u560a\". Encode it.",
                refused("X", "\u560a"));
    }

    private static String refused(String name, String value) {
        return assertThrows(IllegalArgumentException.class, () -> HeaderCheck.check(name, value)).getMessage();
    }
}
