package io.quarkiverse.handlertesting.benchmarks.sse;

import java.util.Arrays;

import io.vertx.core.buffer.Buffer;

/**
 * When the events of one stream have come, from one moment on. Its schedule is not known, only its rhythm: it is the one by
 * which no event came too early. For one thread at a time.
 */
final class StreamArrivals {

    private final long rhythm;
    private final long[] times;
    private int count;
    private boolean isCounting;
    private byte last;

    /**
     * @param rhythm in ns
     * @param most how many events it keeps
     */
    StreamArrivals(long rhythm, int most) {
        this.rhythm = rhythm;
        this.times = new long[most];
    }

    /** Keeps what comes from now on. */
    void begin() {
        isCounting = true;
    }

    /** Counts the events that end in these bytes, with a blank line; there is none in what HTTP puts around. */
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

    /** How much later than by its schedule each event came, in ns. */
    long[] delays() {
        // Asked once: more may come meanwhile.
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
