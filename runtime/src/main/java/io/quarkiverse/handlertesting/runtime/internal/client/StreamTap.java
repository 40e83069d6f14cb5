package io.quarkiverse.handlertesting.runtime.internal.client;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.cause.EventSink;
import io.quarkiverse.handlertesting.runtime.internal.transport.ResponseReceiver;
import io.quarkiverse.handlertesting.sse.SseFrame;
import io.quarkiverse.handlertesting.sse.SseParser;
import io.quarkiverse.handlertesting.sse.SseTooLargeException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/**
 * Records the frames of an event stream as they come, before the test can see them. Of a long stream only its beginning, so
 * that it does not fill the journal.
 */
final class StreamTap implements ResponseReceiver {

    /** How many frames of a stream are recorded. */
    static final int MOST = 1_000;
    /** How many characters of data are, in all. */
    private static final int MOST_DATA = 1 << 20;

    private final EventSink sink;
    private final ResponseReceiver test;
    private final SseParser parser = new SseParser(this::record);
    private boolean isStream;
    private int recorded;
    private long data;
    private volatile boolean full;

    StreamTap(EventSink sink, ResponseReceiver test) {
        this.sink = sink;
        this.test = test;
    }

    /** Whether all that has come is recorded, as far as the journal had room. */
    boolean hasAll() {
        return !full;
    }

    @Override
    public void head(int status, MultiMap headers) {
        isStream = SseExchange.isStream(status, headers);
        test.head(status, headers);
    }

    @Override
    public void chunk(Buffer chunk) {
        if (isStream && !full) {
            parse(chunk);
        }
        test.chunk(chunk);
    }

    private void parse(Buffer chunk) {
        try {
            parser.parse(chunk);
        } catch (SseTooLargeException told) {
            // Whoever reads the stream is told of it.
            isStream = false;
        }
    }

    private void record(SseFrame frame) {
        recorded++;
        data += frame.isEvent() ? frame.data().length() : 0;
        full |= recorded > MOST || data > MOST_DATA;
        if (!full) {
            sink.append(Origin.SSE, frame.isEvent() ? frame.event() : "", now -> frame, null);
        }
    }

    @Override
    public void end() {
        test.end();
    }

    @Override
    public void failed(Throwable cause) {
        test.failed(cause);
    }
}
