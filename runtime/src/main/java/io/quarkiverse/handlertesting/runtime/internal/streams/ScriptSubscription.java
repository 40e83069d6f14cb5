package io.quarkiverse.handlertesting.runtime.internal.streams;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import io.quarkiverse.handlertesting.runtime.internal.journal.SerialDrain;
import io.smallrye.mutiny.helpers.Subscriptions;

/**
 * Emits the pieces of a script, each at its time and on demand. Times are counted from the beginning, so delays do not add
 * up. But after a slow subscriber, the next delay is counted from the last piece.
 */
final class ScriptSubscription<T> implements Flow.Subscription {

    /**
     * How many pieces are emitted before other tasks may run on the thread, such as the notification that the client has
     * left.
     */
    private static final int TURN = 64;

    private final ScriptCursor cursor;
    private final Function<ScriptEmission, T> item;
    private final ScriptClock clock;
    private final Flow.Subscriber<? super T> subscriber;
    private final SerialDrain drain;
    private final AtomicLong demand = new AtomicLong();
    private volatile boolean over;
    private volatile boolean invalid;

    /** The next piece; {@code null} at the end of the script. Only {@link #advance} changes this field and those below. */
    private ScriptEmission next;
    private long due;
    private boolean begun;
    private boolean waitedForDemand;
    private volatile boolean waitsForTime;
    private volatile boolean waitsForOthers;

    ScriptSubscription(ScriptCursor cursor, Function<ScriptEmission, T> item, ScriptClock clock,
            Flow.Subscriber<? super T> subscriber) {
        this.cursor = cursor;
        this.item = item;
        this.clock = clock;
        this.subscriber = subscriber;
        this.drain = new SerialDrain(clock::soon, this::advance, thrown -> over = true);
    }

    void begin() {
        drain.signal();
    }

    @Override
    public void request(long count) {
        if (count <= 0) {
            invalid = true;
        } else {
            Subscriptions.add(demand, count);
        }
        drain.signal();
    }

    @Override
    public void cancel() {
        over = true;
    }

    private void advance() {
        if (!begun) {
            begun = true;
            fetch(clock.now());
        }
        int given = 0;
        while (!over && !waitsForOthers) {
            if (invalid) {
                over = true;
                subscriber.onError(new IllegalArgumentException(
                        "A subscriber must request more than 0 frames (Reactive Streams, rule 3.9)."));
            } else if (!isTime()) {
                return;
            } else if (next == null) {
                end();
            } else if (demand.get() == 0) {
                waitedForDemand = true;
                return;
            } else {
                emit();
                if (++given == TURN) {
                    letOthersRun();
                }
            }
        }
    }

    private void letOthersRun() {
        waitsForOthers = true;
        clock.soon(() -> {
            waitsForOthers = false;
            drain.signal();
        });
    }

    private boolean isTime() {
        long wait = due - clock.now();
        if (wait <= 0) {
            return true;
        }
        if (!waitsForTime) {
            waitsForTime = true;
            clock.in(wait, () -> {
                waitsForTime = false;
                drain.signal();
            });
        }
        return false;
    }

    private void emit() {
        ScriptEmission now = next;
        Subscriptions.produced(demand, 1);
        fetch(waitedForDemand ? clock.now() : due);
        waitedForDemand = false;
        subscriber.onNext(item.apply(now));
    }

    /** @param last when the last piece was due, or was emitted if the subscriber was slow */
    private void fetch(long last) {
        next = cursor.next();
        due = last + (next == null ? cursor.endDelay() : next.delay());
    }

    private void end() {
        over = true;
        switch (cursor.ending()) {
            case END -> subscriber.onComplete();
            case FAIL, CUT -> subscriber.onError(new ScriptFailure(cursor.ending()));
            case STALL -> {
                // Nothing more comes.
            }
        }
    }
}
