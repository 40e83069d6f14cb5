package io.quarkiverse.handlertesting.runtime.internal.transport.inprocess;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.FileRegion;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.quarkiverse.handlertesting.runtime.internal.transport.ResponseReceiver;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** The messages that the application writes for one response. On the event loop. */
final class ResponseMessages {

    private final ResponseReceiver receiver;
    private Object headOf;
    private boolean interim;
    private boolean ended;
    private boolean closes;

    ResponseMessages(ResponseReceiver receiver) {
        this.receiver = receiver;
    }

    /** Whether it takes demand to give this to the receiver. */
    static boolean isData(Object message) {
        return message instanceof ByteBufHolder content && content.content().isReadable()
                || message instanceof ByteBuf bytes && bytes.isReadable() || message instanceof FileRegion;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Whether the connection is closed after it. */
    boolean closes() {
        return closes;
    }

    /** Takes what a message has of the head. The same message may come several times, as long as its data cannot be taken. */
    void head(Object message) {
        if (message instanceof HttpResponse response && message != headOf) {
            headOf = message;
            // RFC 9110, section 15.2
            interim = response.status().code() < 200;
            if (!interim) {
                closes = response.headers().containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
                receiver.head(response.status().code(), headers(response));
            }
        }
    }

    private static MultiMap headers(HttpResponse response) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        response.headers().iteratorCharSequence().forEachRemaining(header -> headers.add(header.getKey(), header.getValue()));
        return headers;
    }

    /**
     * Takes what a message has of the body.
     *
     * @return whether the response ends with it
     */
    boolean body(Object message) {
        // A message after the end only forces a flush.
        if (interim || ended) {
            return false;
        }
        if (isData(message)) {
            receiver.chunk(data(message));
        }
        ended = message instanceof LastHttpContent;
        return ended;
    }

    /** Copied: the message is released when it has been taken. */
    private static Buffer data(Object message) {
        if (message instanceof FileRegion file) {
            return file(file);
        }
        return Buffer
                .buffer(ByteBufUtil.getBytes(message instanceof ByteBuf bytes ? bytes : ((ByteBufHolder) message).content()));
    }

    private static Buffer file(FileRegion region) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) region.count());
        try {
            long position = 0;
            while (position < region.count()) {
                position += region.transferTo(Channels.newChannel(bytes), position);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Buffer.buffer(bytes.toByteArray());
    }
}
