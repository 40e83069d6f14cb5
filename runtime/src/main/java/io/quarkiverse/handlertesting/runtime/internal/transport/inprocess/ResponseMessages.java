package io.quarkiverse.handlertesting.runtime.internal.transport.inprocess;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.Set;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.FileRegion;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.quarkiverse.handlertesting.runtime.internal.text.OptionalWhitespace;
import io.quarkiverse.handlertesting.runtime.internal.transport.ResponseReceiver;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** Reads the messages that the application writes for one response. On the event loop. */
final class ResponseMessages {

    /** Statuses whose responses have no body: RFC 9110, section 6.4.1, and for 205, section 15.3.6. */
    private static final Set<Integer> WITHOUT_BODY = Set.of(204, 205, 304);

    /** Fields that are no trailers: RFC 9110, section 6.5.1. */
    private static final Set<String> NO_TRAILERS = Set.of("Content-Length", "Transfer-Encoding", "Trailer");

    private final ResponseReceiver receiver;
    private Object headOf;
    private boolean isChunked;
    private MultiMap trailers = MultiMap.caseInsensitiveMultiMap();
    private boolean isHead;
    /** Whether the body is dropped. An application may write one that a socket would not carry. */
    private boolean bodiless;
    private boolean interim;
    private boolean ended;
    private boolean closes;

    ResponseMessages(ResponseReceiver receiver) {
        this.receiver = receiver;
    }

    /** Begins the response to a request. */
    void begin(String method) {
        isHead = method.equals("HEAD");
    }

    /** Whether the message has data for the receiver, which needs demand. Its head must have been read. */
    boolean isData(Object message) {
        return !bodiless && hasBytes(message);
    }

    private static boolean hasBytes(Object message) {
        return message instanceof ByteBufHolder content && content.content().isReadable()
                || message instanceof ByteBuf bytes && bytes.isReadable() || message instanceof FileRegion;
    }

    /** Whether the application has written the whole response. */
    boolean hasEnded() {
        return ended;
    }

    /** Whether the response has a head and no body: it then ends with its head for the client, whatever is written. */
    boolean isBodiless() {
        return bodiless;
    }

    /** Whether the connection closes after the response. */
    boolean closes() {
        return closes;
    }

    /**
     * Reads the head from a message, if it has one. The same message may come again while there is no demand for its data.
     */
    void head(Object message) {
        if (message instanceof HttpResponse response && message != headOf) {
            headOf = message;
            // RFC 9110, section 15.2
            interim = response.status().code() < 200;
            if (!interim) {
                bodiless = isHead || WITHOUT_BODY.contains(response.status().code());
                closes = response.headers().containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
                isChunked = HttpUtil.isTransferEncodingChunked(response);
                receiver.head(response.status().code(), fields(response.headers()));
            }
        }
    }

    /** The fields as the decoder of a socket would give them. */
    private static MultiMap fields(HttpHeaders written) {
        MultiMap fields = MultiMap.caseInsensitiveMultiMap();
        written.iteratorCharSequence().forEachRemaining(field -> fields.add(field.getKey().toString(),
                OptionalWhitespace.trimmed(field.getValue().toString())));
        return fields;
    }

    /** The trailers of a response that has ended. Only chunks can be followed by some: RFC 9112, section 7.1.2. */
    MultiMap trailers() {
        return trailers;
    }

    private void trailers(LastHttpContent last) {
        if (isChunked && !bodiless) {
            trailers = fields(last.trailingHeaders());
            // The decoder of a socket ignores these.
            NO_TRAILERS.forEach(trailers::remove);
        }
    }

    /**
     * Reads the part of the body from a message, if it has one.
     *
     * @return whether the response ends with it
     */
    boolean body(Object message) {
        // Messages after the end are only written to force a flush.
        if (interim || ended) {
            return false;
        }
        if (isData(message)) {
            receiver.chunk(data(message));
        }
        if (message instanceof LastHttpContent last) {
            trailers(last);
            ended = true;
        }
        return ended;
    }

    /** A copy, since the message is released afterwards. */
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
