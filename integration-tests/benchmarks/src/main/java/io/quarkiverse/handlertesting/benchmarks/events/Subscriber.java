package io.quarkiverse.handlertesting.benchmarks.events;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Checks that it sees every item once, and the items of each writer in order. Used by one thread at a time. */
final class Subscriber {

    private static final int SECONDS = 60;

    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final int[] next;
    private int missing;

    /**
     * @param each the number of items that each writer records
     */
    Subscriber(int writers, int each) {
        this.next = new int[writers];
        this.missing = writers * each;
    }

    void see(Item item) {
        if (item.number() != next[item.writer()]++) {
            fail(new AssertionError(item + " was lost, doubled or out of order: expected number "
                    + (next[item.writer()] - 1)));
        } else if (--missing == 0) {
            done.complete(null);
        }
    }

    void fail(Throwable failure) {
        done.completeExceptionally(failure);
    }

    boolean isDone() {
        return done.isDone();
    }

    void await() throws Exception {
        done.get(SECONDS, TimeUnit.SECONDS);
    }
}
