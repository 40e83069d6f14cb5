package io.quarkiverse.handlertesting.runtime.internal.transport.inprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

import io.netty.handler.codec.http.HttpRequest;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingBody;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingRequest;

/** The head of a request, as the application reads it. */
class RequestHeadTest {

    private static HttpRequest streamed(long length) {
        return RequestHead.of(Connection.request(new OutgoingBody.Streamed(to -> {
        }, length)));
    }

    @Test
    void hasMethodTargetAndHeadersOfTheRequest() {
        HttpRequest head = RequestHead.of(Connection.request(new OutgoingBody.None()));
        assertEquals("POST /pulls?id=7 HTTP/1.1 [accept=text/plain]",
                head.method() + " " + head.uri() + " " + head.protocolVersion() + " " + head.headers().entries());
    }

    @Test
    void isChunkedOnlyIfTheLengthIsUnknown() {
        assertEquals("chunked", streamed(-1).headers().get("transfer-encoding"));
        assertFalse(streamed(0).headers().contains("transfer-encoding"));
    }

    @Test
    void copiesTheHeaders() {
        OutgoingRequest request = Connection.request(new OutgoingBody.None());
        RequestHead.of(request).headers().remove("accept");
        assertEquals("text/plain", request.headers().get("accept"));
    }
}
