package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** The frames of a stream that the test has not read yet, in order. For one thread at a time. */
final class UnreadFrames<F> {

    private final StreamFormat<F> format;
    private final Deque<F> frames = new ArrayDeque<>();
    private long size;

    UnreadFrames(StreamFormat<F> format) {
        this.format = format;
    }

    void add(F frame) {
        frames.add(frame);
        size += ReceivedFrames.size(format, frame);
    }

    /** The approximate size of the frames in memory, in bytes. */
    long size() {
        return size;
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    /** Whether there are at least this many items. */
    boolean hasItems(int count) {
        return frames.stream().filter(format.isItem()).limit(count).count() == count;
    }

    long items() {
        return frames.stream().filter(format.isItem()).count();
    }

    /** Removes the first frame; {@code null} if there is none. */
    F poll() {
        F frame = frames.poll();
        size -= frame == null ? 0 : ReceivedFrames.size(format, frame);
        return frame;
    }

    /** Removes the first frame that matches, and no other; {@code null} if there is none. */
    F poll(Predicate<? super F> wanted) {
        for (Iterator<F> all = frames.iterator(); all.hasNext();) {
            F frame = all.next();
            if (wanted.test(frame)) {
                all.remove();
                size -= ReceivedFrames.size(format, frame);
                return frame;
            }
        }
        return null;
    }

    /** Removes all frames. */
    List<F> pollAll() {
        List<F> all = List.copyOf(frames);
        frames.clear();
        size = 0;
        return all;
    }
}
