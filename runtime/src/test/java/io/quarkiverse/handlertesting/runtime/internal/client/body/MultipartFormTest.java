package io.quarkiverse.handlertesting.runtime.internal.client.body;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import io.quarkiverse.handlertesting.http.Part;
import io.quarkiverse.handlertesting.runtime.internal.client.body.RequestBody.Prepared;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingBody;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.buffer.Buffer;

/** A multipart form (RFC 7578) arrives unchanged; the decoder of Netty reads it back. */
class MultipartFormTest {

    @TempDir
    Path directory;

    @Test
    void keepsFieldsAndFilesInOrder() throws Exception {
        Path file = Files.writeString(directory.resolve("weights.gguf"), "weights");

        assertEquals(List.of("a=1", "f=weights.gguf application/octet-stream weights", "a=2", "g=b.txt text/plain bytes"),
                parsed(FormPart.field("a", "1"), Bodies.file("f", file), FormPart.part("a", "2"),
                        Bodies.file("g", "b.txt", "bytes".getBytes(), "text/plain")));
    }

    @Test
    void acceptsSeveralFilesOfOneName() throws Exception {
        Prepared form = form(Bodies.file("f", "a.txt", new byte[] { '1' }, "text/plain"),
                Bodies.file("f", "b.txt", new byte[] { '2' }, "text/plain"));
        Buffer body = Bodies.bytes(form.body());

        assertFalse(body.toString().contains("multipart/mixed"), "deprecated by RFC 7578, section 4.3");
        assertEquals(List.of("f=a.txt text/plain 1", "f=b.txt text/plain 2"), texts(decoder(form, body)));
    }

    @Test
    void sendsTextInUtf8() throws Exception {
        assertEquals(List.of("ü=€😀", "ß=日本.txt text/plain 1"), parsed(FormPart.part("ü", "€😀"),
                Bodies.file("ß", "日本.txt", new byte[] { '1' }, "text/plain")));
    }

    @Test
    void acceptsAnyCharactersAndEmptyValues() throws Exception {
        assertEquals(List.of("a=1\r\n--x\"2", "b=", "f=e.txt text/plain "), parsed(FormPart.part("a", "1\r\n--x\"2"),
                FormPart.part("b", ""), Bodies.file("f", "e.txt", new byte[0], "text/plain")));
    }

    @Test
    void keepsBytesUnchanged() throws Exception {
        byte[] bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        Path file = Files.write(directory.resolve("f"), bytes);
        Prepared form = form(Bodies.file("f", file), Bodies.file("g", "g", bytes, "x/y"));
        Buffer body = Bodies.bytes(form.body());

        List<InterfaceHttpData> parts = decoder(form, body).getBodyHttpDatas();
        assertArrayEquals(bytes, ((FileUpload) parts.get(0)).get());
        assertArrayEquals(bytes, ((FileUpload) parts.get(1)).get());
        assertTrue(Files.exists(file), "the file of the test is kept");
    }

    @Test
    void knowsItsLengthBeforeItIsRead() throws Exception {
        Path file = Files.write(directory.resolve("f"), new byte[100_000]);
        Prepared form = form(FormPart.field("ü", "1"), Bodies.file("f", file));

        assertEquals(Bodies.bytes(form.body()).length(), streamed(form).length());
    }

    @Test
    void readsItsFilesChunkByChunkOnAWorkerThread() throws Exception {
        Path file = Files.write(directory.resolve("f"), new byte[100_000]);
        List<Thread> threads = new ArrayList<>();
        AssertSubscriber<Buffer> chunks = AssertSubscriber.create(0);
        Multi.createFrom().publisher(streamed(form(Bodies.file("f", file))).chunks())
                .onItem().invoke(() -> threads.add(Thread.currentThread())).subscribe(chunks);

        chunks.awaitSubscription();
        assertEquals(List.of(), chunks.getItems());
        chunks.awaitNextItem().awaitNextItem().awaitNextItem();
        assertEquals(3, chunks.getItems().size());
        assertTrue(chunks.getItems().stream().allMatch(chunk -> chunk.length() <= 64 * 1024));
        assertTrue(threads.stream().skip(1).noneMatch(Thread.currentThread()::equals), threads::toString);
        chunks.cancel();
        assertTrue(Files.exists(file), "the file of the test is kept");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc to list open files")
    void closesItsFilesAtTheEndAndOnCancellation() throws Exception {
        Path file = Files.write(directory.resolve("f"), new byte[100_000]);
        AssertSubscriber<Buffer> cancelled = AssertSubscriber.create(0);
        streamed(form(Bodies.file("f", file))).chunks().subscribe(cancelled);
        cancelled.awaitNextItem().awaitNextItem();
        assertTrue(OpenFiles.contain(file));
        cancelled.cancel();
        assertFalse(OpenFiles.contain(file));

        Bodies.bytes(form(Bodies.file("f", file)).body());
        assertFalse(OpenFiles.contain(file));
        assertEquals(100_000, Files.size(file), "the file of the test is kept");
    }

    @Test
    void usesAnotherBoundaryEachTime() throws Exception {
        FormBody form = FormBody.EMPTY.with(Arrays.stream(new FormPart[] { FormPart.part("a", "1") }));
        Prepared one = form.prepare(null);
        Prepared two = form.prepare(null);

        assertNotEquals(one.mediaType(), two.mediaType());
        assertEquals(List.of("a=1"), texts(decoder(two, Bodies.bytes(two.body()))));
        assertEquals(List.of("a=1"), texts(decoder(one, Bodies.bytes(one.body()))));
    }

    @Test
    void failsIfAFileIsGone() throws Exception {
        Path file = Files.writeString(directory.resolve("weights.gguf"), "weights");
        FormPart part = Bodies.file("f", file);
        Files.delete(file);

        assertEquals("There is no file " + file + " that can be read.",
                assertThrows(IllegalArgumentException.class, () -> form(part)).getMessage());
    }

    @Test
    void writesTypesAndHeadersOfParts() throws Exception {
        Path image = Files.writeString(directory.resolve("a.png"), "png");
        Prepared form = form(Bodies.written(Part.json("meta", Map.of("a", "ü")).header("X-Part", " 1 ")),
                Bodies.written(Part.of("text", "ü").type("text/plain; charset=ISO-8859-1")),
                Bodies.written(Part.of("image", image)), Bodies.written(Part.of("raw", new byte[] { '1' }).fileName("日本")));
        String boundary = form.mediaType().substring(form.mediaType().indexOf('=') + 1);

        assertEquals("""
                --BOUNDARY
                Content-Disposition: form-data; name="meta"
                Content-Type: application/json
                X-Part: 1

                {"a":"\u00c3\u00bc"}
                --BOUNDARY
                Content-Disposition: form-data; name="text"
                Content-Type: text/plain; charset=ISO-8859-1

                \u00fc
                --BOUNDARY
                Content-Disposition: form-data; name="image"; filename="a.png"
                Content-Type: image/png

                png
                --BOUNDARY
                Content-Disposition: form-data; name="raw"; filename="\u00e6\u0097\u00a5\u00e6\u009c\u00ac"
                Content-Type: application/octet-stream

                1
                --BOUNDARY--
                """.replace("\n", "\r\n").replace("BOUNDARY", boundary),
                Bodies.bytes(form.body()).toString(StandardCharsets.ISO_8859_1));
    }

    @Test
    void refusesPartsThatCannotBeSent() {
        Part part = Part.of("a", "1");
        assertEquals("A part sets content-type itself: use its name, fileName(…) and type(…).",
                assertThrows(IllegalArgumentException.class, () -> part.header("content-type", "a/b")).getMessage());
        assertThrows(IllegalArgumentException.class, () -> part.header("a b", "1"));
        assertThrows(IllegalArgumentException.class, () -> part.header("a", "1\n"));
        assertEquals(
                "The charset of the type text/plain; charset=unknown-8 is unknown: use another charset, or give the body as"
                        + " bytes.",
                assertThrows(IllegalArgumentException.class,
                        () -> Bodies.written(part.type("text/plain; charset=unknown-8"))).getMessage());
    }

    private static Prepared form(FormPart... parts) {
        return MultipartForm.prepare(List.of(parts));
    }

    private static OutgoingBody.Streamed streamed(Prepared form) {
        return (OutgoingBody.Streamed) form.body();
    }

    private static List<String> parsed(FormPart... parts) throws IOException {
        Prepared form = form(parts);
        return texts(decoder(form, Bodies.bytes(form.body())));
    }

    private static HttpPostRequestDecoder decoder(Prepared form, Buffer body) {
        DefaultFullHttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/",
                body.getByteBuf());
        request.headers().add("Content-Type", form.mediaType());
        return new HttpPostRequestDecoder(new DefaultHttpDataFactory(false), request);
    }

    private static List<String> texts(HttpPostRequestDecoder decoder) throws IOException {
        List<String> parts = new ArrayList<>();
        for (InterfaceHttpData part : decoder.getBodyHttpDatas()) {
            parts.add(part instanceof FileUpload file
                    ? file.getName() + "=" + file.getFilename() + " " + file.getContentType() + " " + new String(file.get())
                    : part.getName() + "=" + ((Attribute) part).getValue());
        }
        return parts;
    }
}
