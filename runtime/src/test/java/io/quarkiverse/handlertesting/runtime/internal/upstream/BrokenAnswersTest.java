package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.github.tomakehurst.wiremock.http.Fault;

import io.quarkiverse.handlertesting.upstream.MockUpstream;

/** WireMock's faults and delays, as a client sees them on the wire. */
@Timeout(60)
class BrokenAnswersTest {

    private final Upstreams upstreams = new Upstreams(Path.of("no such directory"));
    private final MockUpstream hub = upstreams.upstream();

    @BeforeEach
    void begin() {
        upstreams.runs.begin("PullTest.pull");
    }

    @AfterEach
    void close() {
        upstreams.close();
    }

    private String fault(Fault fault) throws IOException {
        hub.stub(get("/broken").willReturn(aResponse().withFault(fault)));
        return upstreams.raw("GET /broken HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    @Test
    void anEmptyResponseSendsNothing() throws Exception {
        assertEquals("", fault(Fault.EMPTY_RESPONSE));
        assertEquals("hub GET /broken -> a fault", hub.calls().get(0).toString());
    }

    @Test
    void theConnectionIsReset() {
        SocketException reset = assertThrows(SocketException.class, () -> fault(Fault.CONNECTION_RESET_BY_PEER));
        assertTrue(reset.getMessage().contains("reset"), reset::getMessage);
    }

    @Test
    void garbageIsNotHttp() throws Exception {
        assertEquals("this is not HTTP\0\r\n%%%", fault(Fault.RANDOM_DATA_THEN_CLOSE));
    }

    @Test
    void garbageAfterTheHeadIsNotHttp() throws Exception {
        String received = fault(Fault.MALFORMED_RESPONSE_CHUNK);
        assertTrue(received.startsWith("HTTP/1.1 200 OK\r\n") && received.endsWith("\r\n\r\nthis is not HTTP\0\r\n%%%"),
                received);
    }

    @Test
    void aFixedDelayIsKept() throws Exception {
        hub.stub(get("/late").willReturn(ok("late").withFixedDelay(100)));
        long begin = System.nanoTime();
        assertEquals("late", upstreams.get("/late").body());
        assertTrue(System.nanoTime() - begin >= 100_000_000);
    }

    @Test
    void aDribbleTakesItsTime() throws Exception {
        hub.stub(get("/pieces").willReturn(ok("0123456789").withChunkedDribbleDelay(3, 60)));
        long begin = System.nanoTime();
        assertEquals("0123456789", upstreams.get("/pieces").body());
        assertTrue(System.nanoTime() - begin >= 60_000_000);
    }

    @Test
    void aDribbleHasItsNumberOfPieces() throws Exception {
        hub.stub(get("/pieces").willReturn(ok("0123456789").withChunkedDribbleDelay(3, 0)));
        String received = upstreams.raw("GET /pieces HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertTrue(received.endsWith("\r\n\r\n3\r\n012\r\n3\r\n345\r\n4\r\n6789\r\n0\r\n\r\n"), received);
    }

    @Test
    void aDribbleWithAContentLengthIsNotChunked() throws Exception {
        hub.stub(get("/pieces").willReturn(ok("0123").withHeader("Content-Length", "4").withChunkedDribbleDelay(2, 0)));
        String received = upstreams.raw("GET /pieces HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertTrue(received.endsWith("\r\n\r\n0123") && !received.toLowerCase(Locale.ROOT).contains("chunked"), received);
    }

    @Test
    void aReasonPhraseIsSent() throws Exception {
        hub.stub(get("/models").willReturn(aResponse().withStatus(200).withStatusMessage("Found some")));
        String received = upstreams.raw("GET /models HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertTrue(received.startsWith("HTTP/1.1 200 Found some\r\n"), received);
    }

    @Test
    void aRequestThatIsNotHttpIsRejected() throws Exception {
        String received = upstreams.raw("this is not HTTP\r\n\r\n");
        assertTrue(received.startsWith("HTTP/1.1 400 Bad Request\r\n") || received.startsWith("HTTP/1.0 400 Bad Request\r\n"),
                received);
        hub.stub(get("/models").willReturn(ok("still there")));
        assertEquals("still there", upstreams.get("/models").body());
    }

    @Test
    void anInvalidResponseIsAnsweredWith500() throws Exception {
        hub.stub(get("/models").willReturn(ok("models").withHeader("Content-Length", "6").withHeader("X-A", "a\nb")));
        HttpResponse<String> response = upstreams.get("/models");
        assertEquals(500, response.statusCode());
        assertEquals("Internal Server Error", response.body());
    }
}
