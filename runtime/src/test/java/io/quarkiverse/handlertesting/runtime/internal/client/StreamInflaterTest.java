package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

import io.vertx.core.buffer.Buffer;

/** Decodes gzip and zlib, however the body is cut into chunks. */
class StreamInflaterTest {

    private static final String TEXT = "data: ü\n\n".repeat(20);

    private static Buffer gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    private static String inflated(StreamInflater inflater, Buffer coded, int chunk) throws DataFormatException {
        Buffer all = Buffer.buffer();
        for (int at = 0; at < coded.length(); at += chunk) {
            all.appendBuffer(inflater.inflate(coded.getBuffer(at, Math.min(at + chunk, coded.length()))));
        }
        return all.toString();
    }

    @Test
    void readsGzipInChunksOfAnySize() throws Exception {
        Buffer coded = gzip(TEXT);
        for (int size = 1; size <= coded.length(); size++) {
            try (StreamInflater inflater = new StreamInflater(true)) {
                assertEquals(TEXT, inflated(inflater, coded, size));
                assertFalse(inflater.isWithin());
            }
        }
    }

    @Test
    void readsZlib() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zlib = new DeflaterOutputStream(bytes)) {
            zlib.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        try (StreamInflater inflater = new StreamInflater(false)) {
            assertEquals(TEXT, inflated(inflater, Buffer.buffer(bytes.toByteArray()), 7));
        }
    }

    @Test
    void returnsWhatWasFlushedWhileTheBodyIsOpen() throws Exception {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        byte[] head = { 0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0 };
        try (StreamInflater inflater = new StreamInflater(true)) {
            assertEquals("", inflater.inflate(Buffer.buffer(head)).toString());
            for (String event : new String[] { "data: one\n\n", "data: two\n\n" }) {
                deflater.setInput(event.getBytes(StandardCharsets.UTF_8));
                byte[] bytes = new byte[100];
                int length = deflater.deflate(bytes, 0, bytes.length, Deflater.SYNC_FLUSH);
                assertEquals(event, inflater.inflate(Buffer.buffer(bytes).getBuffer(0, length)).toString());
            }
            assertTrue(inflater.isWithin());
        }
        deflater.end();
    }

    /** RFC 1952, section 2.3.1 */
    @Test
    void skipsTheOptionalFieldsOfAHead() throws Exception {
        Buffer plain = gzip(TEXT);
        Buffer head = plain.getBuffer(0, 10).setByte(3, (byte) (2 | 4 | 8 | 16));
        Buffer optional = Buffer.buffer().appendUnsignedShortLE(3).appendString("abc").appendString("name\0")
                .appendString("comment\0");
        CRC32 crc = new CRC32();
        crc.update(head.copy().appendBuffer(optional).getBytes());
        Buffer coded = head.appendBuffer(optional).appendUnsignedShortLE((int) (crc.getValue() & 0xffff))
                .appendBuffer(plain.getBuffer(10, plain.length()));
        for (int size = 1; size <= coded.length(); size++) {
            try (StreamInflater inflater = new StreamInflater(true)) {
                assertEquals(TEXT, inflated(inflater, coded, size));
            }
        }
    }

    @Test
    void refusesOtherBytes() {
        try (StreamInflater inflater = new StreamInflater(true)) {
            assertEquals("it does not begin as gzip does", assertThrows(DataFormatException.class,
                    () -> inflater.inflate(Buffer.buffer("data: one\n\n"))).getMessage());
        }
        try (StreamInflater inflater = new StreamInflater(false)) {
            assertThrows(DataFormatException.class, () -> inflater.inflate(Buffer.buffer("data: one\n\n")));
        }
    }

    @Test
    void hasNotBegunWithoutBytes() {
        try (StreamInflater inflater = new StreamInflater(true)) {
            assertFalse(inflater.isWithin());
        }
    }
}
