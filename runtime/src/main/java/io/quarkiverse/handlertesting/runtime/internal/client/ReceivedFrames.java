package io.quarkiverse.handlertesting.runtime.internal.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;
import io.quarkiverse.handlertesting.sse.SseFrame;
import io.quarkiverse.handlertesting.sse.SseTooLargeException;

/** The received frames of a stream with their times: all, or the last ones if they are too large. Thread-safe. */
final class ReceivedFrames {

    /** How many frames a message shows. */
    private static final int SHOWN = 50;
    /** The approximate size of a frame without its data, in bytes. */
    private static final int OVERHEAD = 200;

    private record Received(SseFrame frame, long nanos) {

        long size() {
            return ReceivedFrames.size(frame);
        }
    }

    /**
     * How a stream of events has ended.
     *
     * @param failure {@code null} if the response has ended normally
     * @param dropped the beginning of an incomplete frame; empty if there is none
     */
    record End(Throwable failure, String dropped) {

        boolean isClean() {
            return failure == null && dropped.isEmpty();
        }

        /** Completes "the stream …". */
        @Override
        public String toString() {
            if (failure instanceof SseTooLargeException large) {
                return tooLarge(large);
            }
            String how = failure == null ? "has ended" : "was cut (" + FailureText.of(failure) + ")";
            return dropped.isEmpty() ? how : how + " within a frame: \"" + ControlCharacters.escaped(dropped) + "\"";
        }
    }

    /** Completes "the stream …". */
    static String tooLarge(SseTooLargeException large) {
        return "has an event of more than " + large.maxSize() + " bytes (quarkus.handler-testing.client.max-event-size)";
    }

    private final long sent;
    private final long maxSize;
    private final Deque<Received> frames = new ArrayDeque<>();
    private long size;
    private long forgotten;
    private long forgottenEvents;
    private long events;
    private Long firstByte;

    /**
     * @param sent {@code System.nanoTime()} of the request
     * @param maxSize the approximate number of bytes to keep
     */
    ReceivedFrames(long sent, long maxSize) {
        this.sent = sent;
        this.maxSize = maxSize;
    }

    /** The approximate size of a frame in memory, in bytes. */
    static long size(SseFrame frame) {
        return OVERHEAD + length(frame.data()) + length(frame.comment());
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }

    synchronized void begun(long nanos) {
        if (firstByte == null) {
            firstByte = nanos;
        }
    }

    synchronized void add(SseFrame frame, long nanos) {
        Received received = new Received(frame, nanos);
        frames.add(received);
        size += received.size();
        events += frame.isEvent() ? 1 : 0;
        while (size > maxSize && frames.size() > 1) {
            Received oldest = frames.poll();
            size -= oldest.size();
            forgotten++;
            forgottenEvents += oldest.frame.isEvent() ? 1 : 0;
        }
    }

    /** How many events have arrived, including those that are not kept. */
    synchronized long events() {
        return events;
    }

    /** The first events, without those that are no longer kept. */
    synchronized List<SseFrame> firstEvents(int count) {
        return frames.stream().map(Received::frame).filter(SseFrame::isEvent).limit(Math.max(0, count - forgottenEvents))
                .toList();
    }

    synchronized List<SseFrame> list() {
        return frames.stream().map(Received::frame).toList();
    }

    /** The time to the first byte; {@code null} if none has arrived. */
    synchronized Duration timeToFirstByte() {
        return firstByte == null ? null : Duration.ofNanos(firstByte - sent);
    }

    synchronized List<Duration> gaps() {
        List<Duration> gaps = new ArrayList<>();
        Received before = null;
        for (Received received : frames) {
            if (before != null) {
                gaps.add(Duration.ofNanos(received.nanos - before.nanos));
            }
            before = received;
        }
        return gaps;
    }

    /**
     * The number of frames, for messages that show the frames elsewhere.
     *
     * @param end {@code null} if the stream has not ended
     */
    synchronized String count(End end) {
        long all = forgotten + frames.size();
        return "(" + all + (all == 1 ? " frame" : " frames") + (end == null ? ", and it is still open)" : "; it " + end + ")");
    }

    /**
     * The frames for messages, one per line.
     *
     * @param end {@code null} if the stream has not ended
     */
    synchronized String text(End end) {
        StringBuilder text = new StringBuilder();
        long before = forgotten + Math.max(0, frames.size() - SHOWN);
        if (before > 0) {
            text.append("… ").append(before).append(" before\n");
        }
        long number = forgotten;
        for (Received received : frames) {
            if (++number > before) {
                text.append(String.format(Locale.ROOT, "#%-3d %5d ms  %s\n", number,
                        TimeUnit.NANOSECONDS.toMillis(received.nanos - sent), received.frame));
            }
        }
        return text.append(end == null ? "(it is still open)" : "(it " + end + ")").toString();
    }
}
