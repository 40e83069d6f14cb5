package io.quarkiverse.handlertesting.benchmarks.sse;

import java.nio.ByteBuffer;
import java.util.Map;

import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ReactiveHttpInputMessage;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.codec.ServerSentEventHttpMessageReader;

import reactor.core.publisher.Flux;

/**
 * Spring: its {@code ServerSentEventHttpMessageReader}, as {@code WebClient} uses it for a
 * {@code Flux<ServerSentEvent<String>>}.
 * The body is a {@code Flux} of the pieces, each wrapped.
 */
final class SpringReader implements StreamReader {

    private static final ResolvableType TYPE = ResolvableType.forClassWithGenerics(ServerSentEvent.class, String.class);

    private final ServerSentEventHttpMessageReader reader = new ServerSentEventHttpMessageReader();

    @Override
    public void read(Chunks stream, EventListener listener) {
        reader.read(TYPE, new Message(stream), Map.of())
                .doOnNext(event -> hear((ServerSentEvent<?>) event, listener)).blockLast();
    }

    private static void hear(ServerSentEvent<?> event, EventListener listener) {
        if (event.data() != null) {
            listener.hearOf(event.event(), (String) event.data(), event.id());
        }
    }

    private record Message(Chunks stream) implements ReactiveHttpInputMessage {

        @Override
        public Flux<DataBuffer> getBody() {
            DataBufferFactory factory = DefaultDataBufferFactory.sharedInstance;
            return Flux.<DataBuffer, Integer> generate(() -> 0, (at, sink) -> {
                if (at >= stream.bytes().length) {
                    sink.complete();
                    return at;
                }
                int size = stream.sizeAt(at);
                sink.next(factory.wrap(ByteBuffer.wrap(stream.bytes(), at, size)));
                return at + size;
            });
        }

        @Override
        public HttpHeaders getHeaders() {
            return new HttpHeaders();
        }
    }
}
