package io.quarkiverse.handlertesting.benchmarks.sse;

import java.util.concurrent.TimeUnit;

import jakarta.ws.rs.sse.InboundSseEvent;

import org.jboss.resteasy.reactive.client.impl.SseEventSourceImpl;

import io.netty.buffer.Unpooled;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;

/**
 * Quarkus REST client: the {@code SseParser} of an {@code SseEventSource} that is not connected. The parser gets buffers as
 * from Vert.x. Events without data are not counted: the parser reports comments in the same way.
 */
final class QuarkusReader implements StreamReader {

    @Override
    public void read(Chunks stream, EventListener listener) {
        SseEventSourceImpl source = new SseEventSourceImpl(null, null, 1, TimeUnit.SECONDS);
        source.register(event -> hear(event, listener));
        Handler<Buffer> parser = source.getSseParser();
        for (int at = 0; at < stream.bytes().length; at += stream.size()) {
            parser.handle(Buffer.buffer(Unpooled.wrappedBuffer(stream.bytes(), at, stream.sizeAt(at))));
        }
    }

    private static void hear(InboundSseEvent event, EventListener listener) {
        if (!event.isEmpty()) {
            listener.hearOf(event.getName(), event.readData(), event.getId());
        }
    }
}
