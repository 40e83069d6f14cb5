package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.runtime.internal.text.Reached;
import io.quarkiverse.handlertesting.runtime.internal.text.Receiver;

/** The consumers of a message of the event bus. Thread-safe: they run on other threads than the sender. */
public final class ReachedConsumers extends Reached {

    private static final int UNKNOWN_COUNT = -1;

    private final BusConsumers known;
    private final String address;
    private final AtomicInteger returned = new AtomicInteger();
    private volatile int consumers = UNKNOWN_COUNT;
    private volatile long longest;

    ReachedConsumers(String at, Receiver within, BusConsumers known, String address) {
        super(at, within);
        this.known = known;
        this.address = address;
    }

    /** Called with the number of consumers that get the message. */
    public void scheduled(int count) {
        consumers = count;
    }

    /**
     * Called when a consumer has returned.
     *
     * @param nanos how long it took
     */
    public void returned(long nanos) {
        longest = Math.max(longest, nanos);
        returned.incrementAndGet();
    }

    @Override
    public boolean isNobody() {
        return consumers == 0;
    }

    @Override
    public String meant() {
        return known.meant(address).orElse(null);
    }

    @Override
    protected String whom() {
        int count = consumers;
        if (count <= 0) {
            return count == 0 ? "no consumer" : "";
        }
        List<String> names = known.names(address);
        String unnamed = count == 1 ? "a consumer" : count + " consumers";
        return (names.isEmpty() ? unnamed : String.join(", ", names)) + end(count);
    }

    /** The consumer, if it is the only one and has a name. */
    String name() {
        List<String> names = known.names(address);
        return names.size() == 1 ? names.get(0) : "a consumer";
    }

    private String end(int count) {
        int ended = returned.get();
        if (known.isLater(address)) {
            return ended == 0 ? ", not called yet" : "";
        }
        if (ended >= count) {
            return ", ended in " + Durations.text(longest);
        }
        return count == 1 ? ", not ended" : ", " + ended + " of " + count + " ended";
    }
}
