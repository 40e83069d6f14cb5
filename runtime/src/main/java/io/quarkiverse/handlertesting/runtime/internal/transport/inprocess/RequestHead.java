package io.quarkiverse.handlertesting.runtime.internal.transport.inprocess;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingBody;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingRequest;
import io.vertx.core.http.impl.headers.HeadersMultiMap;

/** Creates the first message of a request, as the decoder of a socket would. */
final class RequestHead {

    private RequestHead() {
    }

    static DefaultHttpRequest of(OutgoingRequest request) {
        // A copy: Vert.x and filters of the application change the headers.
        HttpHeaders headers = newHeaders();
        request.headers().forEach((name, value) -> headers.add(name, value));
        if (request.body() instanceof OutgoingBody.Streamed body && body.length() < 0) {
            headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        }
        return new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.valueOf(request.method()), request.target(), headers);
    }

    /** The type of headers that Vert.x expects from its decoder. */
    static HttpHeaders newHeaders() {
        return HeadersMultiMap.httpHeaders();
    }
}
