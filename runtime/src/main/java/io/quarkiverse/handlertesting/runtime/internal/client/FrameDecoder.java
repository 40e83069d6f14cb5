package io.quarkiverse.handlertesting.runtime.internal.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.cause.EventSink;
import io.quarkiverse.handlertesting.sse.SseFrame;
import io.quarkiverse.handlertesting.sse.SseParser;
import io.quarkiverse.handlertesting.sse.SseTooLargeException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/**
 * Parses an event stream as it arrives. The journal gets each frame before the test can see it. Test and journal get the same
 * frame, so the two cannot differ. The journal gets only the beginning of a long stream, which leaves room for other events.
 */
final class FrameDecoder implements StreamDecoder {

    /** How many frames of a stream are recorded. */
    static final int MOST = 1_000;
    /** How many characters of data are recorded, over all frames of a stream. */
    private static final int MOST_DATA = 1 << 20;

    private final EventSink sink;
    private final ReceivedResponse test;
    private final SseParser parser;
    /** The frames of the current chunk. */
    private List<SseFrame> frames = List.of();
    private boolean isStream;
    private int recorded;
    private long data;
    private volatile boolean hasAll;
    private volatile String dropped = "";
    private volatile String lastEventId;
    private volatile Duration reconnectionTime;

    /**
     * @param sink {@code null} if frames are not recorded
     * @param maxSize the maximum size of a frame, in bytes
     */
    FrameDecoder(EventSink sink, ReceivedResponse test, int maxSize) {
        this.sink = sink;
        this.test = test;
        this.parser = new SseParser(this::add, maxSize);
        this.hasAll = sink != null;
    }

    @Override
    public boolean hasRecordedAll() {
        return hasAll;
    }

    @Override
    public String dropped() {
        return dropped;
    }

    /** The last event id; {@code null} if the stream has not set it. */
    String lastEventId() {
        return lastEventId;
    }

    /** The reconnection time; {@code null} if the stream has not set it. */
    Duration reconnectionTime() {
        return reconnectionTime;
    }

    @Override
    public void head(int status, MultiMap headers) {
        isStream = StreamFormat.EVENTS.isStream(status, headers);
        test.head(status, headers);
    }

    @Override
    public void chunk(Buffer chunk) {
        frames = new ArrayList<>();
        test.chunk(chunk, frames, parse(chunk));
    }

    /** Parses a chunk, and returns the failure; {@code null} if there is none. */
    private StreamFault parse(Buffer chunk) {
        if (!isStream) {
            return null;
        }
        try {
            parser.parse(chunk);
            return null;
        } catch (SseTooLargeException tooLarge) {
            isStream = false;
            return StreamFault.tooLarge("an event", tooLarge.maxSize(), tooLarge);
        } finally {
            reconnectionTime = parser.reconnectionTime();
        }
    }

    private void add(SseFrame frame) {
        if (frame.id() != null) {
            lastEventId = frame.id();
        }
        recorded++;
        data += frame.isEvent() ? frame.data().length() : 0;
        hasAll &= recorded <= MOST && data <= MOST_DATA;
        if (hasAll) {
            sink.append(Origin.SSE, frame.isEvent() ? frame.event() : "", now -> frame, null);
        }
        frames.add(frame);
    }

    @Override
    public void end(MultiMap trailers) {
        dropped = parser.end();
        test.end(trailers);
    }

    @Override
    public void failed(Throwable cause) {
        dropped = parser.end();
        test.failed(cause);
    }
}
