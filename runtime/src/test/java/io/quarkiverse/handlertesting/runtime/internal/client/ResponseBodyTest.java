package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.core.buffer.Buffer;

/** The coding of a body (RFC 9110, section 8.4), and its charset (section 8.3). */
class ResponseBodyTest {

    private static final String TEXT = "weights ".repeat(100);

    @ParameterizedTest
    @ValueSource(strings = { "gzip", "GZIP", "x-gzip", " gzip " })
    void decodesGzip(String coding) throws Exception {
        assertEquals(TEXT, ResponseBody.decoded(gzip(TEXT), coding, 10_000).toString());
    }

    @Test
    void decodesDeflate() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream deflate = new DeflaterOutputStream(bytes)) {
            deflate.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(TEXT, ResponseBody.decoded(Buffer.buffer(bytes.toByteArray()), "deflate", 10_000).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = { "identity", "br", "gzip, deflate", "" })
    void keepsABodyWithAnUnknownCoding(String coding) throws Exception {
        Buffer body = Buffer.buffer("body");
        assertSame(body, ResponseBody.decoded(body, coding, 10_000));
        assertSame(body, ResponseBody.decoded(body, null, 10_000));
    }

    @Test
    void decodesNothingWithoutABody() throws Exception {
        assertEquals(0, ResponseBody.decoded(Buffer.buffer(), "gzip", 10_000).length());
    }

    @Test
    void reportsABodyWithoutTheCodingOfItsHeader() throws Exception {
        assertThrows(IOException.class, () -> ResponseBody.decoded(Buffer.buffer("body"), "gzip", 10_000));
        assertThrows(IOException.class, () -> ResponseBody.decoded(Buffer.buffer("body"), "deflate", 10_000));
        Buffer cut = gzip(TEXT).slice(0, 20);
        assertThrows(IOException.class, () -> ResponseBody.decoded(cut, "gzip", 10_000));
    }

    @Test
    void limitsTheDecodedSize() throws Exception {
        assertEquals(TEXT.substring(0, 100), ResponseBody.decoded(gzip(TEXT), "gzip", 100).toString());
        assertEquals(TEXT, ResponseBody.decoded(gzip(TEXT), "gzip", Long.MAX_VALUE).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "text/plain|UTF-8", "text/plain; charset=ISO-8859-1|ISO-8859-1",
            "text/plain;charset=\"utf-16be\"; x=y|UTF-16BE", "text/plain; Charset=iso-8859-15|ISO-8859-15",
            "text/plain; charset=klingon|UTF-8", "text/plain; charset=???|UTF-8", "text/plain; charset=|UTF-8",
            "text/plain; xcharset=UTF-16BE|UTF-8", "''|UTF-8" })
    void usesTheCharsetOfTheContentType(String contentType, String charset) {
        assertEquals("Müller", ResponseBody.text(Buffer.buffer("Müller".getBytes(Charset.forName(charset))), contentType));
    }

    @Test
    void usesUtf8WithoutAContentType() {
        assertEquals("ü€", ResponseBody.text(Buffer.buffer("ü€"), null));
    }

    private static Buffer gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return Buffer.buffer(bytes.toByteArray());
    }
}
