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

/**
 * The received frames of a stream with their times: all, or the last ones if they are too large. A frame is an item, such as an
 * event, or something between items. Thread-safe.
 */
final class ReceivedFrames<F> {

    /** How many frames a message shows. */
    private static final int SHOWN = 50;
    /** The approximate size of a frame without its text, in bytes. */
    private static final int OVERHEAD = 200;

    private record Received<F>(F frame, long nanos) {
    }

    /**
     * How a stream has ended.
     *
     * @param failure {@code null} if the response has ended normally
     * @param dropped the beginning of an incomplete frame; empty if there is none
     * @param frame what a frame is called
     */
    record End(Throwable failure, String dropped, String frame) {

        boolean isClean() {
            return failure == null && dropped.isEmpty();
        }

        /** Completes "the stream …". */
        @Override
        public String toString() {
            if (failure instanceof StreamFault fault) {
                return fault.getMessage();
            }
            String how = failure == null ? "has ended" : "was cut (" + FailureText.of(failure) + ")";
            return dropped.isEmpty() ? how : how + " within a " + frame + ": \"" + ControlCharacters.escaped(dropped) + "\"";
        }
    }

    private final StreamFormat<F> format;
    private final long sent;
    private final long maxSize;
    private final Deque<Received<F>> frames = new ArrayDeque<>();
    private long size;
    private long forgotten;
    private long forgottenItems;
    private long items;
    private Long firstByte;

    /**
     * @param sent {@code System.nanoTime()} of the request
     * @param maxSize the approximate number of bytes to keep
     */
    ReceivedFrames(StreamFormat<F> format, long sent, long maxSize) {
        this.format = format;
        this.sent = sent;
        this.maxSize = maxSize;
    }

    /** The approximate size of a frame in memory, in bytes. */
    static <F> long size(StreamFormat<F> format, F frame) {
        return OVERHEAD + format.size().applyAsLong(frame);
    }

    synchronized void begun(long nanos) {
        if (firstByte == null) {
            firstByte = nanos;
        }
    }

    synchronized void add(F frame, long nanos) {
        frames.add(new Received<>(frame, nanos));
        size += size(format, frame);
        items += format.isItem().test(frame) ? 1 : 0;
        while (size > maxSize && frames.size() > 1) {
            F oldest = frames.poll().frame;
            size -= size(format, oldest);
            forgotten++;
            forgottenItems += format.isItem().test(oldest) ? 1 : 0;
        }
    }

    /** How many items have arrived, including those that are not kept. */
    synchronized long items() {
        return items;
    }

    /** The first items, without those that are no longer kept. */
    synchronized List<F> firstItems(int count) {
        return frames.stream().map(Received::frame).filter(format.isItem()).limit(Math.max(0, count - forgottenItems))
                .toList();
    }

    synchronized List<F> list() {
        return frames.stream().map(Received::frame).toList();
    }

    /** The time to the first byte; {@code null} if none has arrived. */
    synchronized Duration timeToFirstByte() {
        return firstByte == null ? null : Duration.ofNanos(firstByte - sent);
    }

    synchronized List<Duration> gaps() {
        List<Duration> gaps = new ArrayList<>();
        Received<F> before = null;
        for (Received<F> received : frames) {
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
        return "(" + all + " " + format.frame() + (all == 1 ? "" : "s")
                + (end == null ? ", and it is still open)" : "; it " + end + ")");
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
        for (Received<F> received : frames) {
            if (++number > before) {
                text.append(String.format(Locale.ROOT, "#%-3d %5d ms  %s\n", number,
                        TimeUnit.NANOSECONDS.toMillis(received.nanos - sent), format.text().apply(received.frame)));
            }
        }
        return text.append(end == null ? "(it is still open)" : "(it " + end + ")").toString();
    }
}
