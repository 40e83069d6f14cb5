package io.quarkiverse.handlertesting.runtime.internal.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.runtime.internal.client.ReceivedResponse.Chunk;
import io.quarkiverse.handlertesting.sse.SseFrame;
import io.smallrye.mutiny.Multi;

/** A stream of events that is being read. For one thread at a time. */
final class SseReading {

    /** How many chunks the application is asked for that nobody has waited for. */
    private static final int AHEAD = 256;

    private final StreamedExchange exchange;
    private final ReceivedFrames received;
    private final Deque<SseFrame> unread = new ArrayDeque<>();
    private String lastEventId;
    /** Whether the head of the response has come, and is that of a stream. */
    private boolean open;
    /** {@code null} as long as something may come. */
    private ReceivedFrames.End end;

    /**
     * @param lastEventId that of the stream before, which this one goes on with
     */
    SseReading(StreamedExchange exchange, String lastEventId) {
        this.exchange = exchange;
        this.lastEventId = lastEventId;
        this.received = new ReceivedFrames(exchange.begun(), exchange.maxSize());
        exchange.ask(AHEAD);
    }

    StreamedExchange exchange() {
        return exchange;
    }

    /** All that has come by now. */
    ReceivedFrames all() {
        readWhatIsThere();
        return received;
    }

    String lastEventId() {
        readWhatIsThere();
        return lastEventId;
    }

    Duration reconnectionTime() {
        readWhatIsThere();
        return exchange.decoder().reconnectionTime();
    }

    ReceivedFrames.End end() {
        return end;
    }

    /**
     * Reads on until the condition holds.
     *
     * @return whether it does; if not, it was too late, or the stream has ended
     */
    boolean readUntil(BooleanSupplier condition, long until) {
        if (!isOpen(until)) {
            return condition.getAsBoolean();
        }
        while (!condition.getAsBoolean()) {
            if (end != null || !await(until - System.nanoTime())) {
                return false;
            }
            readWhatIsThere();
        }
        return true;
    }

    private boolean await(long nanosLeft) {
        try {
            return exchange.awaitSomething(nanosLeft);
        } catch (InterruptedException interrupted) {
            throw interrupted();
        }
    }

    private HttpAssertionError interrupted() {
        Thread.currentThread().interrupt();
        HttpAssertionError failure = failure(Reason.INTERRUPTED, ExchangeReport.interrupted("the stream"), null);
        exchange.close();
        return failure;
    }

    /**
     * Whether the response has begun, and is a stream; if not, it was too late, or has failed.
     *
     * @throws HttpAssertionError if it is no stream
     */
    boolean isOpen(long until) {
        try {
            if (!open && exchange.awaitHeadOrEnd(until - System.nanoTime())) {
                open(true);
            }
            return open;
        } catch (InterruptedException interrupted) {
            throw interrupted();
        }
    }

    private void open(boolean waits) {
        if (exchange.body().hasHead()) {
            SseExchange.refuseOthers(exchange, waits);
            open = true;
        } else {
            end = new ReceivedFrames.End(exchange.body().failure(), "");
        }
    }

    private void readWhatIsThere() {
        // Whoever waits is told if it is no stream.
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
            end = new ReceivedFrames.End(exchange.body().failure(), exchange.decoder().dropped());
        }
    }

    private void add(Chunk chunk) {
        if (!open) {
            open(false);
        }
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
            end = new ReceivedFrames.End(chunk.tooLarge(), "");
            exchange.close();
        }
    }

    /** The first that is there, and not there afterwards; {@code null} if there is none. */
    SseFrame take(Predicate<SseFrame> wanted) {
        for (Iterator<SseFrame> frames = unread.iterator(); frames.hasNext();) {
            SseFrame frame = frames.next();
            if (wanted.test(frame)) {
                frames.remove();
                return frame;
            }
        }
        return null;
    }

    /** The first event that is there, and not there afterwards, as all that was before; {@code null} if there is none. */
    SseFrame pass(Predicate<SseFrame> wanted) {
        while (!unread.isEmpty()) {
            SseFrame frame = unread.poll();
            if (wanted.test(frame)) {
                return frame;
            }
        }
        return null;
    }

    boolean hasUnread() {
        return !unread.isEmpty();
    }

    List<SseFrame> takeEvents() {
        List<SseFrame> events = new ArrayList<>(unread.stream().filter(SseFrame::isEvent).toList());
        unread.clear();
        return events;
    }

    /** What is left, on whichever thread it comes. */
    Multi<SseFrame> frames() {
        return Multi.createFrom().deferred(() -> {
            readWhatIsThere();
            List<SseFrame> there = List.copyOf(unread);
            unread.clear();
            Multi<SseFrame> more = Multi.createFrom().publisher(new BodyPublisher(exchange)).onItem()
                    .transformToIterable(this::framesOf).onFailure().transform(this::why);
            return Multi.createBy().concatenating().streams(Multi.createFrom().iterable(there), more);
        });
    }

    /** An event that is too large is why its exchange was aborted. */
    private Throwable why(Throwable failure) {
        return end == null || end.failure() == null ? failure : exchange.failed(end.failure());
    }

    private List<SseFrame> framesOf(Chunk chunk) {
        add(chunk);
        List<SseFrame> there = List.copyOf(unread);
        unread.clear();
        return there;
    }

    HttpAssertionError failure(Reason reason, String message, Throwable cause) {
        return exchange.failure(reason, message, cause, exchange.reportsFrames() ? received.count(end) : received.text(end));
    }
}
