package io.quarkiverse.handlertesting.runtime.internal.client;

import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import io.quarkiverse.handlertesting.runtime.internal.client.ReceivedFrames.End;
import io.quarkiverse.handlertesting.runtime.internal.client.ReceivedResponse.Chunk;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.smallrye.mutiny.Multi;
import io.vertx.core.MultiMap;

/** The state of a stream that a test reads: all frames, the unread frames, and the end. Thread-safe. */
final class StreamReading<F> {

    /** How many chunks are requested before the test waits for them. */
    private static final int AHEAD = 256;

    private final StreamedExchange exchange;
    private final StreamFormat<F> format;
    private final ReceivedFrames<F> received;
    private final UnreadFrames<F> unread;
    /** Whether the head of the response has arrived, and is that of such a stream. */
    private boolean open;
    /** {@code null} as long as more may arrive. */
    private volatile End end;

    StreamReading(StreamedExchange exchange, StreamFormat<F> format) {
        this.exchange = exchange;
        this.format = format;
        this.received = new ReceivedFrames<>(format, exchange.begun(), exchange.maxSize());
        this.unread = new UnreadFrames<>(format);
        exchange.ask(AHEAD);
    }

    StreamedExchange exchange() {
        return exchange;
    }

    StreamFormat<F> format() {
        return format;
    }

    /** All frames so far. */
    ReceivedFrames<F> all() {
        read();
        return received;
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
            throw exchange.tooMuchUnread(format.item() + " by " + format.item());
        }
    }

    private HttpAssertionError interrupted() {
        Thread.currentThread().interrupt();
        HttpAssertionError failure = failure(Reason.INTERRUPTED, ExchangeReport.interrupted("the stream"), null);
        exchange.close();
        return failure;
    }

    /**
     * Whether the response has begun, and is such a stream; if not, the deadline has passed, or the response has failed.
     *
     * @throws HttpAssertionError if the response is no such stream
     */
    boolean isOpen(long deadline) {
        try {
            boolean isOpen = isOpen(deadline, exchange::awaits);
            if (isOpen) {
                exchange.awaitTurn(deadline - System.nanoTime());
            }
            return isOpen;
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
     * @param waits whether to wait for the body of a response that is no such stream, to show it
     * @throws HttpAssertionError if the response is no such stream
     */
    private void open(boolean waits) {
        boolean hasHead = exchange.body().hasHead();
        if (hasHead) {
            refuseOthers(waits);
        }
        synchronized (this) {
            open |= hasHead;
            if (!hasHead && end == null) {
                end = new End(exchange.body().failure(), "", format.frame());
            }
        }
    }

    /** Reads the chunks that have arrived, unless the response is no such stream: then the next wait fails. */
    private synchronized void read() {
        open = open || exchange.body().hasHead() && format.isStream(exchange.body().status(), exchange.body().headers());
        if (!open) {
            return;
        }
        boolean isOver = exchange.body().isOver();
        for (Chunk chunk = exchange.take(); chunk != null; chunk = exchange.take()) {
            add(chunk);
        }
        exchange.ask(AHEAD);
        if (isOver && end == null) {
            end = new End(exchange.body().failure(), exchange.decoder().dropped(), format.frame());
        }
    }

    private synchronized void add(Chunk chunk) {
        if (end != null) {
            return;
        }
        received.begun(chunk.nanos());
        for (F frame : framesIn(chunk)) {
            received.add(frame, chunk.nanos());
            unread.add(frame);
        }
        if (chunk.fault() != null) {
            end = new End(chunk.fault(), "", format.frame());
            exchange.close();
        }
    }

    /** The exchange decodes its body in the format of this reading. */
    @SuppressWarnings("unchecked")
    private List<F> framesIn(Chunk chunk) {
        return (List<F>) chunk.frames();
    }

    /** Reads the first unread frame that matches, and no other; {@code null} if there is none. */
    synchronized F take(Predicate<? super F> wanted) {
        return unread.poll(wanted);
    }

    /**
     * As {@link #take}, but reads the frames before it too. Holds no lock while it calls the predicate, which may belong to a
     * test.
     */
    F pass(Predicate<? super F> wanted) {
        F frame = poll();
        while (frame != null && !wanted.test(frame)) {
            frame = poll();
        }
        return frame;
    }

    private synchronized F poll() {
        return unread.poll();
    }

    /** As {@link #pass}, for the next item, after reading the chunks that have arrived. */
    F next() {
        if (exchange.hasHeadOrEnd()) {
            open(false);
        }
        read();
        return pass(format.isItem());
    }

    /** Whether at least this many items are unread. */
    synchronized boolean hasUnread(int count) {
        return unread.hasItems(count);
    }

    synchronized boolean hasUnread() {
        return !unread.isEmpty();
    }

    /** Reads the next items, and the other frames between them. */
    synchronized List<F> takeItems(int count) {
        List<F> items = new ArrayList<>();
        while (items.size() < count) {
            items.add(pass(format.isItem()));
        }
        return items;
    }

    /** Reads all unread frames, and returns the items among them. */
    synchronized List<F> takeItems() {
        return unread.pollAll().stream().filter(format.isItem()).toList();
    }

    /** The first items of the stream, without those that are no longer kept. Reads up to the last of them. */
    synchronized List<F> firstItems(int count) {
        long later = received.items() - count;
        for (long left = unread.items() - later; left > 0;) {
            left -= format.isItem().test(unread.poll()) ? 1 : 0;
        }
        return received.firstItems(count);
    }

    /** All unread frames and those to come. */
    Multi<F> stream() {
        return Multi.createFrom().deferred(() -> {
            read();
            Multi<F> more = Multi.createFrom().publisher(new BodyPublisher(exchange)).onItem()
                    .transformToIterable(this::framesOf).onFailure().transform(this::why);
            return Multi.createBy().concatenating().streams(Multi.createFrom().iterable(takeAll()), more,
                    Multi.createFrom().deferred(this::atEnd));
        });
    }

    private synchronized List<F> takeAll() {
        return unread.pollAll();
    }

    /** A fault of the stream is the reason for the abort, and so the failure. */
    private Throwable why(Throwable failure) {
        return end == null || end.failure() == null ? failure : exchange.failed(end.failure());
    }

    private synchronized List<F> framesOf(Chunk chunk) {
        openAtFirst();
        add(chunk);
        return takeAll();
    }

    private void openAtFirst() {
        if (!isOpen()) {
            open(false);
        }
    }

    /** The rest of the stream: nothing, or a failure in its last frame, after which there was nothing to abort. */
    private Multi<F> atEnd() {
        openAtFirst();
        return end != null && end.failure() instanceof StreamFault fault ? Multi.createFrom().failure(exchange.failed(fault))
                : Multi.createFrom().empty();
    }

    /**
     * Closes the exchange if its response is no such stream. Its head must have arrived.
     *
     * @param waits whether to wait for the body, to show it
     * @throws HttpAssertionError if the response is no such stream
     */
    private void refuseOthers(boolean waits) {
        MultiMap headers = exchange.body().headers();
        String refusal = format.refusal(exchange.body().status(), headers);
        if (refusal == null) {
            return;
        }
        if (waits && !StreamFormat.hasUnknownCoding(headers)) {
            exchange.awaitShown();
        }
        boolean hasNoBody = hasNoBody();
        HttpAssertionError refused = exchange.refused("Expected " + format.name() + ", but the response has " + refusal
                + (hasNoBody ? ", and has ended without a body:" : ":"), hasNoBody);
        exchange.close();
        throw refused;
    }

    /** Whether the response looks like a stream that was ended before it began. */
    private boolean hasNoBody() {
        return exchange.body().status() == HttpURLConnection.HTTP_OK && exchange.body().isOver()
                && exchange.body().failure() == null && exchange.body().beginning().length() == 0;
    }

    HttpAssertionError failure(Reason reason, String message, Throwable cause) {
        return failure(reason, message, cause, Optional.empty());
    }

    HttpAssertionError failure(Reason reason, String message, Throwable cause, Optional<Clue> clue) {
        return exchange.failure(reason, message, cause, exchange.reportsFrames() ? received.count(end) : received.text(end),
                clue);
    }
}
