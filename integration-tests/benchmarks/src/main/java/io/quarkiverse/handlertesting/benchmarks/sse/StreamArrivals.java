package io.quarkiverse.handlertesting.benchmarks.sse;

import java.util.Arrays;

import io.vertx.core.buffer.Buffer;

/**
 * The arrival times of the events of one stream, from one moment on. Only the rhythm of the stream is known, not its schedule:
 * the assumed schedule is the latest one by which no event arrived too early. Used by one thread at a time.
 */
final class StreamArrivals {

    private final long rhythm;
    private final long[] times;
    private int count;
    private boolean isCounting;
    private byte last;

    /**
     * @param rhythm the time between two events, in ns
     * @param most the number of events to keep
     */
    StreamArrivals(long rhythm, int most) {
        this.rhythm = rhythm;
        this.times = new long[most];
    }

    /** Keeps the events that arrive from now on. */
    void begin() {
        isCounting = true;
    }

    /** Counts the events that end in these bytes, by their blank line. The framing of HTTP contains no blank line. */
    void read(Buffer bytes, long now) {
        for (int at = 0; at < bytes.length(); at++) {
            byte next = bytes.getByte(at);
            if (next == '\n' && last == '\n' && isCounting && count < times.length) {
                times[count++] = now;
            }
            last = next;
        }
    }

    int count() {
        return count;
    }

    /** The delay of each event against its schedule, in ns. */
    long[] delays() {
        // Read the count once: more events may arrive meanwhile.
        int events = count;
        long[] delays = new long[events];
        for (int event = 0; event < events; event++) {
            delays[event] = times[event] - event * rhythm;
        }
        long schedule = Arrays.stream(delays).min().orElse(0);
        for (int event = 0; event < events; event++) {
            delays[event] -= schedule;
        }
        return delays;
    }
}
