package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.transport.ClosedExchangeException;
import io.quarkiverse.handlertesting.runtime.internal.transport.Exchange;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingRequest;
import io.quarkiverse.handlertesting.runtime.internal.transport.ResponseReceiver;
import io.smallrye.mutiny.helpers.Subscriptions;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/**
 * A request that the test has received and answers step by step. Each step is complete, on the thread of the transport, when
 * its method returns. Like a real exchange, it passes on no more chunks than were requested.
 */
final class FakeExchange implements Exchange {

    private final OutgoingRequest request;
    private final ResponseReceiver receiver;
    private final Executor loop;
    /** Completed as soon as an abort is requested, and when it is done. */
    private final CompletableFuture<Void> toBeAborted = new CompletableFuture<>();
    private final CompletableFuture<Void> aborted = new CompletableFuture<>();
    /** The tasks to run after the current turn of the event loop; {@code null} if the event loop does nothing. */
    private volatile BlockingQueue<Runnable> turn;
    /** Guarded by this object. */
    private long asked;
    private long given;
    private boolean over;

    FakeExchange(OutgoingRequest request, long asked, ResponseReceiver receiver, Executor loop) {
        this.request = request;
        this.asked = asked;
        this.receiver = receiver;
        this.loop = loop;
    }

    OutgoingRequest sent() {
        return request;
    }

    /** The cause that the header names. */
    String cause() {
        return request.headers().get(CauseHeader.NAME);
    }

    /** How many chunks have been requested so far. */
    synchronized long asked() {
        return asked;
    }

    /** How many chunks have been passed on so far. */
    synchronized long given() {
        return given;
    }

    synchronized FakeExchange awaitAsked(long chunks) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        try {
            while (asked < chunks) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("Only " + asked + " chunks were asked for, and not " + chunks + ".");
                }
                wait(left);
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        return this;
    }

    boolean isAborted() {
        return toBeAborted.isDone();
    }

    void awaitAborted() {
        aborted.orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** For answers, which occupy the thread that would abort the exchange. */
    FakeExchange awaitToBeAborted() {
        toBeAborted.orTimeout(10, TimeUnit.SECONDS).join();
        return this;
    }

    /**
     * @param headers names and values in turn
     */
    FakeExchange head(int status, String... headers) {
        return step(() -> receiver.head(status, fields(headers)));
    }

    private static MultiMap fields(String... inTurn) {
        MultiMap fields = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < inTurn.length; i += 2) {
            fields.add(inTurn[i], inTurn[i + 1]);
        }
        return fields;
    }

    FakeExchange chunk(String text) {
        return chunk(Buffer.buffer(text));
    }

    FakeExchange chunk(Buffer chunk) {
        return step(() -> {
            take();
            receiver.chunk(chunk);
        });
    }

    private synchronized void take() {
        if (given == asked) {
            throw new IllegalStateException("Nobody has asked for more than " + asked + " chunks.");
        }
        given++;
    }

    /**
     * @param trailers names and values in turn
     */
    FakeExchange end(String... trailers) {
        return step(() -> {
            over = true;
            receiver.end(fields(trailers));
        });
    }

    FakeExchange failed(Throwable cause) {
        return step(() -> {
            over = true;
            receiver.failed(cause);
        });
    }

    private FakeExchange step(Runnable step) {
        if (Thread.currentThread().getName().equals("fake-event-loop")) {
            step.run();
            return this;
        }
        try {
            CompletableFuture.runAsync(step, loop).get(10, TimeUnit.SECONDS);
            return this;
        } catch (Exception notDone) {
            throw new AssertionError("The step of the exchange could not be done.", notDone);
        }
    }

    @Override
    public synchronized void request(long chunks) {
        asked = Subscriptions.add(asked, chunks);
        notifyAll();
    }

    /** Lets the event loop do something; returns what is to run after it. */
    BlockingQueue<Runnable> busy() {
        turn = new LinkedBlockingQueue<>();
        return turn;
    }

    @Override
    public void afterTurn(Runnable task) {
        if (turn == null) {
            task.run();
        } else {
            turn.add(task);
        }
    }

    @Override
    public void abort() {
        toBeAborted.complete(null);
        loop.execute(() -> {
            if (!over) {
                over = true;
                receiver.failed(ClosedExchangeException.ofAbort());
            }
            aborted.complete(null);
        });
    }
}
