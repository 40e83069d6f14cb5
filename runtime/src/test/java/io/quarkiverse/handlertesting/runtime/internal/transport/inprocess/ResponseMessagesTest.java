package io.quarkiverse.handlertesting.runtime.internal.transport.inprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultFileRegion;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.impl.headers.HeadersMultiMap;

/** The messages that an application writes, as signals to the receiver. */
class ResponseMessagesTest {

    private final RecordingReceiver receiver = new RecordingReceiver();
    private final ResponseMessages messages = new ResponseMessages(receiver);

    private static HttpResponse head(int status) {
        return new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status),
                HeadersMultiMap.httpHeaders());
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    }

    private boolean take(Object message) {
        messages.head(message);
        return messages.body(message);
    }

    @Test
    void passOnHeadBodyAndEnd() {
        HttpResponse head = head(200);
        head.headers().add("set-cookie", "a=1").add("set-cookie", "b=2");
        assertFalse(take(head));
        assertFalse(take(new DefaultHttpContent(bytes("one"))));
        assertFalse(take(bytes("two")));
        assertFalse(messages.hasEnded());
        assertTrue(take(new DefaultLastHttpContent(bytes("three"))));
        assertTrue(messages.hasEnded());
        assertEquals(List.of("200 [set-cookie=a=1, set-cookie=b=2]", "one", "two", "three"), receiver.all());
    }

    /** RFC 9110, section 5.5 */
    @Test
    void passOnHeadersWithoutWhiteSpaceAtTheirEnds() {
        HttpResponse head = head(200);
        head.headers().add("x", " \ta b\t ");
        take(head);
        assertEquals(List.of("200 [x=a b]"), receiver.all());
    }

    @Test
    void passOnTheHeadOnce() {
        Object whole = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, bytes("one"));
        messages.head(whole);
        messages.head(whole);
        assertEquals(List.of("200 []"), receiver.all());
    }

    /** RFC 9112, section 7.1.2; a decoder ignores fields of the framing. */
    @Test
    void keepTheTrailersOfChunks() {
        HttpResponse head = head(200);
        head.headers().add("transfer-encoding", "chunked");
        take(head);
        assertTrue(take(trailers()));
        assertEquals("[X-A=1, x-a=2]", messages.trailers().entries().toString());
    }

    @Test
    void dropTrailersThatASocketWouldNotCarry() {
        HttpResponse head = head(200);
        head.headers().add("content-length", "0");
        take(head);
        assertTrue(take(trailers()));
        assertEquals(List.of(), messages.trailers().entries());
    }

    @Test
    void dropTheTrailersOfAResponseToHead() {
        messages.begin("HEAD");
        HttpResponse head = head(200);
        head.headers().add("transfer-encoding", "chunked");
        take(head);
        assertTrue(take(trailers()));
        assertEquals(List.of(), messages.trailers().entries());
    }

    private static LastHttpContent trailers() {
        LastHttpContent last = new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER, false);
        last.trailingHeaders().add("X-A", " 1 ").add("content-length", "7").add("x-a", "2");
        return last;
    }

    @Test
    void skipInterimResponses() {
        assertFalse(take(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE)));
        assertFalse(take(head(103)));
        assertFalse(take(LastHttpContent.EMPTY_LAST_CONTENT));
        assertFalse(take(head(200)));
        assertTrue(take(LastHttpContent.EMPTY_LAST_CONTENT));
        assertEquals(List.of("200 []"), receiver.all());
    }

    @Test
    void skipMessagesAfterTheEnd() {
        take(head(200));
        take(LastHttpContent.EMPTY_LAST_CONTENT);
        assertFalse(take(bytes("more")));
        assertFalse(take(LastHttpContent.EMPTY_LAST_CONTENT));
        assertEquals(List.of("200 []"), receiver.all());
    }

    @ParameterizedTest
    @CsvSource({ "HEAD, 200", "GET, 204", "GET, 205", "GET, 304" })
    void dropABodyThatASocketWouldNotCarry(String method, int status) {
        messages.begin(method);
        HttpResponse head = head(status);
        assertFalse(take(head));
        assertFalse(messages.isData(bytes("one")), "it needs no demand");
        assertFalse(take(bytes("one")));
        assertTrue(take(new DefaultLastHttpContent(bytes("two"))));
        assertEquals(List.of(status + " []"), receiver.all());
    }

    @Test
    void countOnlyBytesAsData(@TempDir Path folder) throws IOException {
        assertTrue(messages.isData(bytes("a")));
        assertTrue(messages.isData(new DefaultHttpContent(bytes("a"))));
        assertFalse(messages.isData(Unpooled.EMPTY_BUFFER));
        assertFalse(messages.isData(LastHttpContent.EMPTY_LAST_CONTENT));
        assertFalse(messages.isData(head(200)));
        try (FileChannel file = FileChannel.open(Files.writeString(folder.resolve("file"), "a"))) {
            assertTrue(messages.isData(new DefaultFileRegion(file, 0, 1)));
        }
    }

    @Test
    void recogniseAConnectionThatWillClose() {
        assertFalse(messages.closes());
        HttpResponse head = head(200);
        head.headers().add("Connection", "keep-alive, Close");
        take(head);
        assertTrue(messages.closes());
    }

    @Test
    void readAPartOfAFile(@TempDir Path folder) throws IOException {
        Path large = Files.writeString(folder.resolve("large"), "-" + "x".repeat(100_000) + "-");
        take(head(200));
        try (FileChannel file = FileChannel.open(large)) {
            take(new DefaultFileRegion(file, 1, 100_000));
        }
        assertEquals(List.of("200 []", "x".repeat(100_000)), receiver.all());
    }

    @Test
    void passOnACopy() {
        ByteBuf bytes = bytes("one");
        take(head(200));
        take(bytes);
        bytes.setByte(0, 'x');
        assertEquals("one", receiver.chunk().toString());
    }
}
