package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.github.tomakehurst.wiremock.http.Fault;

import io.quarkiverse.handlertesting.upstream.MockUpstream;

/** An upstream that fails, in WireMock's words, as a client sees it on the wire. */
class BrokenAnswersTest {

    private final Upstreams upstreams = new Upstreams(Path.of("no such directory"));
    private final MockUpstream hub = upstreams.upstream();

    @BeforeEach
    void begin() {
        upstreams.scopes.begin("PullTest.pull");
    }

    @AfterEach
    void close() {
        upstreams.close();
    }

    /** All that comes until the connection ends. */
    private String raw(String request) throws IOException {
        URI uri = URI.create(hub.url());
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private String fault(Fault fault) throws IOException {
        hub.stub(get("/broken").willReturn(aResponse().withFault(fault)));
        return raw("GET /broken HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    @Test
    void nothingComes() throws Exception {
        assertEquals("", fault(Fault.EMPTY_RESPONSE));
        assertEquals("hub GET /broken -> a fault", hub.calls().get(0).toString());
    }

    @Test
    void theConnectionIsReset() {
        SocketException reset = assertThrows(SocketException.class, () -> fault(Fault.CONNECTION_RESET_BY_PEER));
        assertTrue(reset.getMessage().contains("reset"), reset::getMessage);
    }

    @Test
    void whatComesIsNoHttp() throws Exception {
        assertEquals("this is not HTTP\0\r\n%%%", fault(Fault.RANDOM_DATA_THEN_CLOSE));
    }

    @Test
    void itBreaksBehindTheHead() throws Exception {
        String came = fault(Fault.MALFORMED_RESPONSE_CHUNK);
        assertTrue(came.startsWith("HTTP/1.1 200 OK\r\n") && came.endsWith("\r\n\r\nthis is not HTTP\0\r\n%%%"), came);
    }

    @Test
    void itIsLate() throws Exception {
        hub.stub(get("/late").willReturn(ok("late").withFixedDelay(100)));
        long begin = System.nanoTime();
        assertEquals("late", upstreams.get("/late").body());
        assertTrue(System.nanoTime() - begin >= 100_000_000);
    }

    @Test
    void itComesInPieces() throws Exception {
        hub.stub(get("/pieces").willReturn(ok("0123456789").withChunkedDribbleDelay(3, 60)));
        long begin = System.nanoTime();
        assertEquals("0123456789", upstreams.get("/pieces").body());
        assertTrue(System.nanoTime() - begin >= 60_000_000);
    }

    @Test
    void aClientThatSpeaksNoHttpIsTold() throws Exception {
        String came = raw("this is not HTTP\r\n\r\n");
        assertTrue(came.startsWith("HTTP/1.1 400 Bad Request\r\n") || came.startsWith("HTTP/1.0 400 Bad Request\r\n"), came);
        hub.stub(get("/models").willReturn(ok("still there")));
        assertEquals("still there", upstreams.get("/models").body());
    }
}
