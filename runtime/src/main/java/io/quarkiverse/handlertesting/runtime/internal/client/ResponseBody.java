package io.quarkiverse.handlertesting.runtime.internal.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

import io.quarkiverse.handlertesting.runtime.internal.client.body.ContentCharset;
import io.vertx.core.buffer.Buffer;

/** Decodes the body of a response: its content coding (RFC 9110, section 8.4) and its charset. */
final class ResponseBody {

    private ResponseBody() {
    }

    /**
     * Removes the content coding.
     *
     * @param coding {@code null} for none; an unknown coding changes nothing
     * @param maxSize the decoded body is cut after this many bytes
     * @throws IOException if the body does not have that coding
     */
    static Buffer decoded(Buffer body, String coding, long maxSize) throws IOException {
        if (coding == null || body.length() == 0) {
            return body;
        }
        InputStream coded = new ByteArrayInputStream(body.getBytes());
        return switch (ContentCoding.of(coding)) {
            case GZIP -> read(new GZIPInputStream(coded), maxSize);
            case DEFLATE -> read(new InflaterInputStream(coded), maxSize);
            case NONE, UNKNOWN -> body;
        };
    }

    private static Buffer read(InputStream decoded, long maxSize) throws IOException {
        return Buffer.buffer(decoded.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, maxSize)));
    }

    /**
     * The body as text.
     *
     * @param contentType {@code null} if there is none; an unknown charset counts as UTF-8
     */
    static String text(Buffer body, String contentType) {
        return body.toString(charset(contentType));
    }

    private static Charset charset(String contentType) {
        try {
            return ContentCharset.of(contentType);
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
