package io.quarkiverse.handlertesting.runtime.internal.client.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.handlertesting.http.Part;

/** A form is URL-encoded (WHATWG URL standard, section 5), unless a part needs a multipart form. */
class FormBodyTest {

    @Test
    void keepsTheOrderOfItsFields() {
        FormBody form = form(FormPart.field("b", "1"), FormPart.field("a", "x"), FormPart.field("b", ""));
        assertEquals("application/x-www-form-urlencoded: b=1&a=x&b=", Bodies.text(form));
        assertEquals("application/x-www-form-urlencoded: ", Bodies.text(FormBody.EMPTY));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({ "a b, a+b", "a+b, a%2Bb", "a&b=c, a%26b%3Dc", "ü€😀, %C3%BC%E2%82%AC%F0%9F%98%80", "*-._, *-._", "~, %7E",
            "'', ''", "100%, 100%25", "/?#, %2F%3F%23" })
    void encodesNamesAndValues(String text, String encoded) {
        assertEquals("application/x-www-form-urlencoded: n" + encoded + "=" + encoded,
                Bodies.text(form(FormPart.field("n" + text, text))));
    }

    @Test
    void keepsALineBreakInAValue() {
        assertEquals("application/x-www-form-urlencoded: a=1%0D%0A2", Bodies.text(form(FormPart.field("a", "1\r\n2"))));
    }

    @Test
    void isMultipartIfOnePartNeedsIt() {
        assertTrue(Bodies.text(form(FormPart.field("a", "1"), FormPart.part("b", "2")))
                .startsWith("multipart/form-data; boundary="));
    }

    @Test
    void refusesControlCharactersInTheHeaderOfAPart() {
        String why = " of a part of a form cannot have a control character or a quotation mark: ";
        assertEquals("The name" + why + "\"a\\u000d\\u000ab\".", refused(() -> FormPart.part("a\r\nb", "1")));
        assertEquals("The name" + why + "\"a\"b\".", refused(() -> FormPart.field("a\"b", "1")));
        assertEquals("The file name" + why + "\"a\"; x=\"b\".",
                refused(() -> Bodies.file("a", "a\"; x=\"b", new byte[0], "text/plain")));
        assertEquals("The header Content-Type cannot have a control character in its value: \"text/plain\\u000a\".",
                refused(() -> Bodies.file("a", "b", new byte[0], "text/plain\n")));
    }

    @Test
    void showsItsFieldsAndFiles(@TempDir Path directory) throws Exception {
        assertEquals("a=1+2&b=%C3%BC", form(FormPart.field("a", "1 2"), FormPart.field("b", "ü")).shown(100));
        Path file = Files.writeString(directory.resolve("weights.gguf"), "weights");
        FormBody multipart = form(FormPart.field("a", "1 2"), FormPart.part("b", "3\n4"), Bodies.file("f", file),
                Bodies.file("g", "ü.txt", new byte[12], "text/plain"));
        String shown = """
                a: 1 2
                b: 3\\u000a4
                f: weights.gguf (application/octet-stream, 7 bytes)
                g: ü.txt (text/plain, 12 bytes)""";
        assertEquals(shown, multipart.shown(200));
        assertEquals("""
                m: {"a":"ü"} (application/json)
                t: ü\\u000a (text/plain; charset=ISO-8859-1)
                b: (application/octet-stream, 1 byte)""", form(Bodies.written(Part.json("m", Map.of("a", "ü"))),
                Bodies.written(Part.of("t", "ü\n").type("text/plain; charset=ISO-8859-1")),
                Bodies.written(Part.of("b", new byte[1])))
                .shown(200));
        Files.delete(file);
        assertEquals(shown, multipart.shown(200), "later changes of the file do not matter");
    }

    @Test
    void showsALongFormShortened() {
        assertEquals("a=xxx… (12 characters)", form(FormPart.field("a", "x".repeat(10))).shown(5));
        assertEquals("a: xx… (13 characters)", form(FormPart.part("a", "x".repeat(10))).shown(5));
    }

    private static FormBody form(FormPart... parts) {
        return FormBody.EMPTY.with(Stream.of(parts));
    }

    private static String refused(Executable refused) {
        return assertThrows(IllegalArgumentException.class, refused).getMessage();
    }
}
