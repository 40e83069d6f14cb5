package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

import io.quarkiverse.handlertesting.sse.SseFrame;

/** The frames of a stream that the test has not read yet, in order. For one thread at a time. */
final class UnreadFrames {

    private final Deque<SseFrame> frames = new ArrayDeque<>();
    private long size;

    void add(SseFrame frame) {
        frames.add(frame);
        size += ReceivedFrames.size(frame);
    }

    /** The approximate size of the frames in memory, in bytes. */
    long size() {
        return size;
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    /** Whether there are at least this many events. */
    boolean hasEvents(int count) {
        return frames.stream().filter(SseFrame::isEvent).limit(count).count() == count;
    }

    long events() {
        return frames.stream().filter(SseFrame::isEvent).count();
    }

    /** Removes the first frame; {@code null} if there is none. */
    SseFrame poll() {
        SseFrame frame = frames.poll();
        size -= frame == null ? 0 : ReceivedFrames.size(frame);
        return frame;
    }

    /** Removes the first frame that matches, and no other; {@code null} if there is none. */
    SseFrame poll(Predicate<? super SseFrame> wanted) {
        for (Iterator<SseFrame> all = frames.iterator(); all.hasNext();) {
            SseFrame frame = all.next();
            if (wanted.test(frame)) {
                all.remove();
                size -= ReceivedFrames.size(frame);
                return frame;
            }
        }
        return null;
    }

    /** Removes all frames. */
    List<SseFrame> pollAll() {
        List<SseFrame> all = List.copyOf(frames);
        frames.clear();
        size = 0;
        return all;
    }
}
