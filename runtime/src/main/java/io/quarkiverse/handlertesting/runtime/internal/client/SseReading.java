package io.quarkiverse.handlertesting.runtime.internal.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import io.quarkiverse.handlertesting.runtime.internal.client.ReceivedFrames.End;
import io.quarkiverse.handlertesting.runtime.internal.client.ReceivedResponse.Chunk;
import io.quarkiverse.handlertesting.sse.SseFrame;
import io.smallrye.mutiny.Multi;

/** The state of an event stream that a test reads: all frames, the unread frames, and the end. Thread-safe. */
final class SseReading {

    /** How many chunks are requested before the test waits for them. */
    private static final int AHEAD = 256;

    private final StreamedExchange exchange;
    private final ReceivedFrames received;
    private final UnreadFrames unread = new UnreadFrames();
    private String lastEventId;
    private final Duration firstReconnectionTime;
    /** Whether the head of the response has arrived, and is that of an event stream. */
    private boolean open;
    /** {@code null} as long as more may arrive. */
    private volatile End end;

    /**
     * @param lastEventId the last id of the stream that this one continues; empty if there was none
     * @param reconnectionTime of the stream that this one continues; {@code null} if it has not set one
     */
    SseReading(StreamedExchange exchange, String lastEventId, Duration reconnectionTime) {
        this.exchange = exchange;
        this.lastEventId = lastEventId;
        this.firstReconnectionTime = reconnectionTime;
        this.received = new ReceivedFrames(exchange.begun(), exchange.maxSize());
        exchange.ask(AHEAD);
    }

    StreamedExchange exchange() {
        return exchange;
    }

    /** All frames so far. */
    ReceivedFrames all() {
        read();
        return received;
    }

    synchronized String lastEventId() {
        read();
        return lastEventId;
    }

    Duration reconnectionTime() {
        Duration latest = exchange.decoder().reconnectionTime();
        return latest != null ? latest : firstReconnectionTime;
    }

    End end() {
        return end;
    }

    /**
     * Reads until the condition holds.
     *
     * @return whether the condition holds; if not, the deadline has passed, or the stream has ended
     */
    boolean readUntil(BooleanSupplier condition, long deadline) {
        return readUntil(condition, deadline, exchange::awaits);
    }

    /** As {@link #readUntil}, but a debugger does not change the time limit. */
    boolean readFor(BooleanSupplier condition, long nanos) {
        return readUntil(condition, System.nanoTime() + nanos, exchange.body()::await);
    }

    /** Blocks for this time, even under a debugger. */
    void pause(Duration time) {
        try {
            exchange.body().await(() -> false, Deadlines.nanos(time));
        } catch (InterruptedException interrupted) {
            throw interrupted();
        }
    }

    private interface Await {

        boolean until(BooleanSupplier condition, long nanosLeft) throws InterruptedException;
    }

    private boolean readUntil(BooleanSupplier condition, long deadline, Await await) {
        try {
            if (!isOpen(deadline, await)) {
                return condition.getAsBoolean();
            }
            boolean holds = condition.getAsBoolean();
            while (!holds && end == null && await.until(exchange::hasSomething, deadline - System.nanoTime())) {
                read();
                holds = condition.getAsBoolean();
                if (!holds) {
                    refuseTooMuch();
                }
            }
            return holds;
        } catch (InterruptedException interrupted) {
            throw interrupted();
        }
    }

    private synchronized void refuseTooMuch() {
        if (unread.size() > exchange.maxSize()) {
            throw exchange.tooMuchUnread("event by event");
        }
    }

    private HttpAssertionError interrupted() {
        Thread.currentThread().interrupt();
        HttpAssertionError failure = failure(Reason.INTERRUPTED, ExchangeReport.interrupted("the stream"), null);
        exchange.close();
        return failure;
    }

    /**
     * Whether the response has begun, and is an event stream; if not, the deadline has passed, or the response has failed.
     *
     * @throws HttpAssertionError if the response is no event stream
     */
    boolean isOpen(long deadline) {
        try {
            return isOpen(deadline, exchange::awaits);
        } catch (InterruptedException interrupted) {
            throw interrupted();
        }
    }

    private boolean isOpen(long deadline, Await await) throws InterruptedException {
        if (!isOpen() && await.until(exchange::hasHeadOrEnd, deadline - System.nanoTime())) {
            open(true);
        }
        return isOpen();
    }

    private synchronized boolean isOpen() {
        return open;
    }

    /**
     * @param waits whether to wait for the body of a response that is no event stream, to show it
     * @throws HttpAssertionError if the response is no event stream
     */
    private void open(boolean waits) {
        boolean hasHead = exchange.body().hasHead();
        if (hasHead) {
            SseExchange.refuseOthers(exchange, waits);
        }
        synchronized (this) {
            open |= hasHead;
            if (!hasHead && end == null) {
                end = new End(exchange.body().failure(), "");
            }
        }
    }

    /** Reads the chunks that have arrived, unless the response is no event stream: then the next wait fails. */
    private synchronized void read() {
        open = open || exchange.body().hasHead() && SseExchange.isStream(exchange.body().status(), exchange.body().headers());
        if (!open) {
            return;
        }
        boolean isOver = exchange.body().isOver();
        for (Chunk chunk = exchange.take(); chunk != null; chunk = exchange.take()) {
            add(chunk);
        }
        exchange.ask(AHEAD);
        if (isOver && end == null) {
            end = new End(exchange.body().failure(), exchange.decoder().dropped());
        }
    }

    private synchronized void add(Chunk chunk) {
        if (end != null) {
            return;
        }
        received.begun(chunk.nanos());
        for (SseFrame frame : chunk.frames()) {
            if (frame.id() != null) {
                lastEventId = frame.id();
            }
            received.add(frame, chunk.nanos());
            unread.add(frame);
        }
        if (chunk.tooLarge() != null) {
            end = new End(chunk.tooLarge(), "");
            exchange.close();
        }
    }

    /** Reads the first unread frame that matches, and no other; {@code null} if there is none. */
    synchronized SseFrame take(Predicate<? super SseFrame> wanted) {
        return unread.poll(wanted);
    }

    /**
     * As {@link #take}, but reads the frames before it too. Holds no lock while it calls the predicate, which may belong to a
     * test.
     */
    SseFrame pass(Predicate<? super SseFrame> wanted) {
        SseFrame frame = poll();
        while (frame != null && !wanted.test(frame)) {
            frame = poll();
        }
        return frame;
    }

    private synchronized SseFrame poll() {
        return unread.poll();
    }

    /** As {@link #pass}, for the next event, after reading the chunks that have arrived. */
    SseFrame next() {
        if (exchange.hasHeadOrEnd()) {
            open(false);
        }
        read();
        return pass(SseFrame::isEvent);
    }

    /** Whether at least this many events are unread. */
    synchronized boolean hasUnread(int count) {
        return unread.hasEvents(count);
    }

    synchronized boolean hasUnread() {
        return !unread.isEmpty();
    }

    /** Reads the next events, and the other frames between them. */
    synchronized List<SseFrame> takeEvents(int count) {
        List<SseFrame> events = new ArrayList<>();
        while (events.size() < count) {
            events.add(pass(SseFrame::isEvent));
        }
        return events;
    }

    /** Reads all unread frames, and returns the events among them. */
    synchronized List<SseFrame> takeEvents() {
        return unread.pollAll().stream().filter(SseFrame::isEvent).toList();
    }

    /** The first events of the stream, without those that are no longer kept. Reads up to the last of them. */
    synchronized List<SseFrame> firstEvents(int count) {
        long later = received.events() - count;
        for (long left = unread.events() - later; left > 0;) {
            left -= unread.poll().isEvent() ? 1 : 0;
        }
        return received.firstEvents(count);
    }

    /** All unread frames and those to come. */
    Multi<SseFrame> stream() {
        return Multi.createFrom().deferred(() -> {
            read();
            Multi<SseFrame> more = Multi.createFrom().publisher(new BodyPublisher(exchange)).onItem()
                    .transformToIterable(this::framesOf).onFailure().transform(this::why);
            return Multi.createBy().concatenating().streams(Multi.createFrom().iterable(takeAll()), more,
                    Multi.createFrom().deferred(this::refuseOthers));
        });
    }

    private synchronized List<SseFrame> takeAll() {
        return unread.pollAll();
    }

    /** If a frame was too large, that is the reason for the abort, and so the failure. */
    private Throwable why(Throwable failure) {
        return end == null || end.failure() == null ? failure : exchange.failed(end.failure());
    }

    private synchronized List<SseFrame> framesOf(Chunk chunk) {
        refuseOthers();
        add(chunk);
        return takeAll();
    }

    private Multi<SseFrame> refuseOthers() {
        if (!isOpen()) {
            open(false);
        }
        return Multi.createFrom().empty();
    }

    HttpAssertionError failure(Reason reason, String message, Throwable cause) {
        return exchange.failure(reason, message, cause, exchange.reportsFrames() ? received.count(end) : received.text(end));
    }
}
