package io.quarkiverse.handlertesting.runtime.internal.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.quarkiverse.handlertesting.sse.SseFrame;

/** All that has come of a stream, and when. */
final class ReceivedFrames {

    /** How many of them a message shows. */
    private static final int SHOWN = 50;

    private record Received(SseFrame frame, long nanos) {
    }

    private final List<Received> frames = new ArrayList<>();
    private final long sent;
    private Long firstByte;

    /** @param sent {@code System.nanoTime()} of the request */
    ReceivedFrames(long sent) {
        this.sent = sent;
    }

    synchronized void begun(long nanos) {
        if (firstByte == null) {
            firstByte = nanos;
        }
    }

    synchronized void add(SseFrame frame, long nanos) {
        frames.add(new Received(frame, nanos));
    }

    synchronized List<SseFrame> list() {
        return frames.stream().map(Received::frame).toList();
    }

    /** {@code null} as long as there was none. */
    synchronized Duration timeToFirstByte() {
        return firstByte == null ? null : Duration.ofNanos(firstByte - sent);
    }

    synchronized List<Duration> gaps() {
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < frames.size(); i++) {
            gaps.add(Duration.ofNanos(frames.get(i).nanos - frames.get(i - 1).nanos));
        }
        return gaps;
    }

    /**
     * For messages, one to a line.
     *
     * @param end {@code null} if it has not ended
     */
    synchronized String text(StreamEnd end) {
        StringBuilder text = new StringBuilder();
        int from = Math.max(0, frames.size() - SHOWN);
        if (from > 0) {
            text.append("… ").append(from).append(" before\n");
        }
        for (int i = from; i < frames.size(); i++) {
            Received received = frames.get(i);
            text.append(String.format("#%-3d %5d ms  %s%n", i + 1, TimeUnit.NANOSECONDS.toMillis(received.nanos - sent),
                    received.frame));
        }
        return text.append(end == null ? "(it is still open)" : "(it " + end + ")").toString();
    }
}
